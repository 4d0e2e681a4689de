// Marks in the list of contents where the reader is. The page works without it.
(function () {
  var links = document.querySelectorAll(".contents a");
  if (!links.length || !("IntersectionObserver" in window)) return;
  var byId = {};
  links.forEach(function (link) { byId[decodeURIComponent(link.hash.slice(1))] = link; });
  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      links.forEach(function (link) { link.removeAttribute("aria-current"); });
      if (byId[entry.target.id]) byId[entry.target.id].setAttribute("aria-current", "location");
    });
  }, { rootMargin: "0px 0px -70% 0px" });
  document.querySelectorAll("h2[id]").forEach(function (heading) { seen.observe(heading); });
})();
