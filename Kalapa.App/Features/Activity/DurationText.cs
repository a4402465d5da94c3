using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>A span in its two largest units, rounded down.</summary>
public static class DurationText
{
    /// <summary>"7 mnt", "3 j 5 mnt", "2 hr 4 j"; below a minute, and negative, as such.</summary>
    public static string Of(TimeSpan span, IStringLocalizer<ActivityWords> words) => span switch
    {
        { TotalMinutes: < 1 } => words["Duration.Now"],
        { TotalHours: < 1 } => words["Duration.Minutes", span.Minutes],
        { TotalDays: < 1 } => words["Duration.Hours", span.Hours, span.Minutes],
        _ => words["Duration.Days", (int)span.TotalDays, span.Hours],
    };
}
