using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>What an admin may change on the page.</summary>
public enum PromiseAct
{
    /// <summary>Other promises, as one more version.</summary>
    ChangePromises,

    /// <summary>Other hours for a side.</summary>
    SetHours,

    /// <summary>A day off that is typed.</summary>
    AddHoliday,

    /// <summary>Days off out of a file.</summary>
    ImportHolidays,
}

/// <summary>A button was pressed, and a window is open.</summary>
/// <param name="Act">What shall be changed.</param>
/// <param name="Version">The promises as they stood at that moment.</param>
/// <param name="Calendar">The calendar that is meant, as it stood; null for the promises.</param>
public sealed record PromiseQuestion(PromiseAct Act, PromiseVersion Version, BranchCalendar? Calendar = null);
