// Leads to another view once, after a click the browser could only tell the server of: a bar or a day of a chart.
export default function ({ parentElement, data }) {
  const keep = (parentElement.__visit ||= {});
  if (keep.nonce === data.nonce) return;
  keep.nonce = data.nonce;
  visit(data.href);
}
