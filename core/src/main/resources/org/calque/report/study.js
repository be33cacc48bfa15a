// Sorts a table by the button in a column's heading; without script the page reads the same.
document.querySelectorAll("table.sortable").forEach(function (table) {
  var body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach(function (heading, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.textContent = "";
    heading.appendChild(button);
    button.addEventListener("click", function () {
      var up = heading.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("thead th").forEach(function (h) { h.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      var key = function (row) { return row.cells[column].dataset.key; };
      Array.from(body.rows).sort(function (p, q) {
        var a = key(p), b = key(q), order;
        if (a === "" || b === "") { return (a === "") - (b === ""); }
        order = isNaN(a) || isNaN(b) ? a.localeCompare(b, "en", { numeric: true }) : a - b;
        return up ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
});
