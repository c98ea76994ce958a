// Chooses the browser's own time zone; UTC is the form's default, so any other was chosen by somebody.
const choice = document.querySelector("select[name=time_zone]")
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
if (choice?.value === "UTC" && [...choice.options].some((option) => option.value === zone)) {
  choice.value = zone
}
