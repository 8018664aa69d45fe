-- Whoever grants a duty in a grid links the account to the appointment there, though administrators see no grid.

alter policy appointment_change on app.appointment
  using (district = app.district() and (app.sees(area) or app.purpose() = 'accounts'))
  with check (district = app.district() and (app.sees(area) or app.purpose() = 'accounts'));
