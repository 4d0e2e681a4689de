// Counts the origins of a point again under what a reader assumes, as the report counts them.
const recount = (() => {
  "use strict";

  const SUPPORTED = ["none", "inferred_only", "one_origin", "several_origins", "corroborated"];
  const OPPOSED = ["none", "open", "doubted", "denied"];

  // Which of the things in pairs are joined: the first, in order, of all that one is joined to.
  const joined = pairs => {
    const first = new Map();
    const top = member => {
      while (first.has(member) && first.get(member) !== member) member = first.get(member);
      return member;
    };
    for (const [a, b] of pairs) {
      const one = top(a), other = top(b);
      const least = one < other ? one : other;
      first.set(one, least);
      first.set(other, least);
    }
    return top;
  };

  const same = (link, a, b) => (link[0] === a && link[1] === b) || (link[0] === b && link[1] === a);
  const CLOSED = ["same", "dependent", "independent"];

  // A pair that is found to be one or separate is no longer one that perhaps is.
  const withPairs = (links, pairs, relation) => pairs.reduce((known, [a, b]) => [
    ...known.filter(link => !same(link, a, b) || CLOSED.includes(link[2])), [a, b, relation],
  ], links);

  // Where the voices stand on a point: see positions.py.
  const positions = (rows, voice) => {
    const opened = new Set(rows.filter(row => row.side !== "for").map(row => `${voice(row.who)} ${row.text}`));
    const spoken = rows.filter(row => row.side === "for");
    const inferred = spoken.filter(row => row.infers);
    const passed = spoken.filter(row => !row.infers && opened.has(`${voice(row.who)} ${row.text}`));
    const plain = rows.filter(row => !inferred.includes(row) && !passed.includes(row));
    const side = row => (row.side === "open" ? "" : row.side);
    const undone = new Set();
    for (const who of new Set(plain.map(row => voice(row.who)))) {
      const own = plain.filter(row => voice(row.who) === who);
      for (const [one, other] of [["for", "against"], ["against", "for"]]) {
        const before = own.filter(row => side(row) === one);
        const after = own.filter(row => side(row) === other && row.own);
        const earlier = (a, b) => a.last !== null && b.first !== null && a.last < b.first;
        if (before.length && after.some(row => before.every(old => earlier(old, row)))) undone.add(`${who} ${one}`);
      }
    }
    const now = plain.filter(row => !undone.has(`${voice(row.who)} ${side(row)}`));
    const origins = new Map(), grounded = new Set();
    for (const row of now.filter(row => row.side === "for")) {
      const who = voice(row.who);
      origins.set(who, (origins.get(who) || new Set()).add(row.who));
      if (row.grounded) grounded.add(who);
    }
    const inferring = new Set(inferred.map(row => voice(row.who)).filter(
      who => !origins.has(who) && !undone.has(`${who} for`)));
    return { origins, grounded, inferring, spoken, levels: now.map(row => row.level).filter(Boolean) };
  };

  // The largest set of voices that are all linked with one another.
  const clique = (all, linked) => {
    let most = 0;
    const grow = (size, left) => {
      most = Math.max(most, size);
      left.forEach((one, at) => {
        if (size + left.length - at > most) grow(size + 1, left.slice(at + 1).filter(other => linked(one, other)));
      });
    };
    grow(0, all);
    return most < 2 ? 0 : most;
  };

  const separate = (origins, links, voice, perhaps) => {
    const nodes = [...origins].map(([, sources]) => [...sources]);
    const linked = (one, other) => perhaps(one[0]) !== perhaps(other[0]) && one.every(a => other.every(b => {
      const known = links.filter(link => same(link, a, b));
      return known.length && known.every(link => link[2] === "independent");
    }));
    return clique(nodes, linked);
  };

  // How few the origins can be: all merged that may be one. See least.py.
  const least = (found, links, voice, perhaps, house, apart) => {
    const pairs = [];
    for (const row of found.spoken) {
      const who = `who ${voice(row.who)}`;
      pairs.push([who, `perhaps ${perhaps(row.who)}`], [who, `house ${house(row.who)}`]);
      if (row.place) pairs.push([who, `place ${row.place}`]);
      if (row.unread) pairs.push([who, `unread ${row.unread}`]);
      if (row.repeats >= 0) pairs.push([who, `who ${voice(row.repeats)}`]);
    }
    const speaking = new Set(found.spoken.map(row => voice(row.who)));
    for (const [a, b, relation] of links) {
      if (!relation.endsWith("dependent") || relation === "independent") continue;
      for (const [one, other] of [[a, b], [b, a]]) {
        if (speaking.has(voice(one))) pairs.push([`who ${voice(one)}`, `who ${voice(other)}`]);
      }
    }
    const group = joined(pairs);
    return Math.max(apart, new Set([...found.origins.keys()].map(who => group(`who ${who}`))).size);
  };

  const NAMES = ["who", "side", "level", "infers", "text", "first", "last", "own", "place", "unread", "repeats", "grounded"];

  // Returns the numbers of each point; what is assumed speaks of sources by their place.
  return (data, assumed) => Object.fromEntries(Object.entries(data.points).map(([point, known]) => {
    const ones = withPairs(known.links, assumed.one, "same");
    const links = withPairs(ones, assumed.separate, "independent");
    const of = (...relations) => links.filter(link => relations.includes(link[2])).map(([a, b]) => [a, b]);
    const voice = joined(of("same")), perhaps = joined(of("same", "possibly_same"));
    const house = joined([...of("same"), ...data.offices]);
    const gone = new Set(assumed.without.map(voice));
    const rows = known.rows
      .map(row => Object.fromEntries(NAMES.map((name, at) => [name, row[at]])))
      .filter(row => !gone.has(voice(row.who)))
      .map(row => ({ ...row, infers: row.infers && row.side === "for" && !assumed.inference }));
    const found = positions(rows, voice);
    const origins = found.origins.size, inferred = found.inferring.size;
    const shown = [...found.origins].filter(([who]) => found.grounded.has(who));
    const apart = separate(shown, links, voice, perhaps);
    const support = apart >= 2 ? 4 : origins >= 2 ? 3 : origins ? 2 : inferred ? 1 : 0;
    const opposition = Math.max(0, ...found.levels.map(level => OPPOSED.indexOf(level)));
    return [point, {
      origins, origins_min: least(found, links, voice, perhaps, house, apart), separate: apart, inferred,
      support: SUPPORTED[support], opposition: OPPOSED[opposition],
    }];
  }));
})();
