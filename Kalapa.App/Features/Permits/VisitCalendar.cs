using Kalapa.App.Shared;
using Kalapa.Domain.Permits;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// A visit for people's own calendars: when and where, and a link. Calendars are shared and kept by others, so no name and no permit code is in it (R31).
/// </summary>
internal static class VisitCalendar
{
    /// <summary>The file, in the reader's language: an appointment for each stretch of the window. Taken in again after a change it replaces the older one.</summary>
    /// <param name="pass">Whose visit.</param>
    /// <param name="address">The pass's page.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="words">The texts.</param>
    public static string Write(Pass pass, string address, DateTimeOffset now, IStringLocalizer<PassWords> words) => CalendarFile.Write(
        pass.Permit.Window.Stretches(pass.Branch.Clock).Select((stretch, number) => new CalendarEntry(
            $"{pass.Permit.Id:N}-{number}@kalapa", pass.Permit.Version, stretch.From, stretch.To,
            words["Calendar.Title", pass.Number, pass.Branch.Name], $"{pass.Branch.Name}, {pass.Branch.Address}", $"{words["Calendar.Bring"]}\n{address}", address,
            pass.Permit.State is PermitState.Cancelled or PermitState.Revoked)),
        now);
}
