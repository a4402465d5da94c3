using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Queue;

/// <summary>How long, in the two largest units: rounding it down keeps the row still for a minute.</summary>
public static class WaitedText
{
    /// <summary>"7 mnt", "3 j 5 mnt", "2 hr 4 j"; a negative time counts as none.</summary>
    public static string Of(TimeSpan waited, IStringLocalizer<QueueWords> words) => waited switch
    {
        { TotalMinutes: < 1 } => words["Waited.Now"],
        { TotalHours: < 1 } => words["Waited.Minutes", waited.Minutes],
        { TotalDays: < 1 } => words["Waited.Hours", waited.Hours, waited.Minutes],
        _ => words["Waited.Days", (int)waited.TotalDays, waited.Hours],
    };
}
