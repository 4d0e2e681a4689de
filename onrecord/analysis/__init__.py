"""What the rows of an edition add up to: frames go in, frames and sentences come out."""
