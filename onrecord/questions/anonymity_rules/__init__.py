"""Would the agencies' own rules let the unnamed speak?"""
