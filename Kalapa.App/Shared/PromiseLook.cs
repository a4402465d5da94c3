using Kalapa.App.Localisation;
using Kalapa.Domain.Promises;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Shared;

/// <summary>How the clock of a promise looks: a colour's name, a drawing and words. It is grey until three quarters are used, and colour never speaks alone.</summary>
/// <param name="Level"><c>quiet</c>, <c>near</c> or <c>late</c>; names <c>.promise-{Level}</c>.</param>
/// <param name="Icon">MudBlazor's drawing.</param>
/// <param name="Text">"sisa 12 m", "lewat 8 m", "jeda".</param>
public sealed record PromiseLook(string Level, string Icon, string Text)
{
    // From then on it is coloured.
    private const double Coloured = 0.75;

    /// <summary>The promise is broken.</summary>
    public bool IsLate => Level == "late";

    /// <summary>Of a clock at <paramref name="now"/>; null for none.</summary>
    public static PromiseLook? Of(PromiseClock? clock, DateTimeOffset now, IStringLocalizer<SharedWords> words) => clock?.Read(now) switch
    {
        null => null,
        { IsLate: true } late => new("late", Icons.Material.Outlined.Alarm, words["Promise.Late", Length(late.Distance, words)]),
        { IsPaused: true } => new("quiet", Icons.Material.Outlined.PauseCircle, words["Promise.Paused"]),
        // A part of a minute is left until it is over.
        { } left => new(
            left.Share < Coloured ? "quiet" : "near", left.Share < Coloured ? Icons.Material.Outlined.Timer : Icons.Material.Outlined.HourglassBottom,
            words["Promise.Left", Length(left.Distance + TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1), words)]),
    };

    /// <summary>A length in whole words, such as "40 menit", for a sentence.</summary>
    public static string InWords(TimeSpan time, IStringLocalizer<SharedWords> words)
    {
        // Below a minute nobody waits.
        var minutes = Math.Max(1, (int)time.TotalMinutes);
        return minutes < 60 ? words["Promise.InMinutes", new PluralCount(minutes)]
            : minutes % 60 == 0 ? words["Promise.InHours", new PluralCount(minutes / 60)]
            : words["Promise.InBoth", words["Promise.InHours", new PluralCount(minutes / 60)], words["Promise.InMinutes", new PluralCount(minutes % 60)]];
    }

    /// <summary>Working time in hours and minutes: a day of it is no day.</summary>
    public static string Length(TimeSpan time, IStringLocalizer<SharedWords> words) => time.TotalHours < 1
        ? words["Promise.Minutes", time.Minutes]
        : time.Minutes == 0 ? words["Promise.Hours", (int)time.TotalHours] : words["Promise.HoursMinutes", (int)time.TotalHours, time.Minutes];
}
