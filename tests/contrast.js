() => {
  const parse = (text) => {
    const found = text.match(/rgba?\(([^)]+)\)|color\(srgb ([^)]+)\)/);
    if (!found) return null;
    const parts = (found[1] || found[2]).split(/[\s,/]+/).map(Number);
    const rgb = found[2] ? parts.slice(0, 3).map((v) => v * 255) : parts.slice(0, 3);
    return [...rgb, parts.length > 3 ? parts[3] : 1];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (top, under) => top.slice(0, 3).map((v, k) => v * top[3] + under[k] * (1 - top[3]));
  const parent = (node) => node.parentElement || (node.getRootNode() && node.getRootNode().host) || null;
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = parent(at)) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour && colour[3] > 0) { layers.push(colour); if (colour[3] === 1) break; }
    }
    let base = [255, 255, 255];
    for (const layer of layers.reverse()) base = over(layer, base);
    return base;
  };
  const bad = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const words = [...node.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join('');
      if (!words || /^[\s·–—]*$/.test(words)) continue;
      const box = node.getBoundingClientRect(), style = getComputedStyle(node);
      if (!box.width || !box.height || style.visibility === 'hidden' || +style.opacity < 0.1 || node.closest('[data-stale=true]') || node.closest('select, option, style, script')) continue;
      if (node.closest('[disabled], [aria-disabled=true], [data-testid=stIconMaterial]') || node.ownerSVGElement) continue;
      const ink = parse(style.color), base = ground(node);
      if (!ink) continue;
      for (let at = node; at; at = parent(at)) ink[3] *= +getComputedStyle(at).opacity;
      const a = light(over(ink, base)), b = light(base), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
      if (ratio < (large ? 3 : 4.5)) bad.push(`${ratio.toFixed(2)} ${words.slice(0, 20)} ${style.color} on ${base.map(Math.round)} ${size}px ${node.className}`);
      if (size < 12.4) bad.push(`${size}px ${words.slice(0, 20)}`);
    }
  };
  walk(document.body);
  return [...new Set(bad)];
}
