// Chooses the browser's own time zone in a form that nobody has filled in yet.
const choice = document.querySelector("select[name=time_zone]")
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
if (choice?.value === "UTC" && [...choice.options].some((option) => option.value === zone)) {
  choice.value = zone
}
