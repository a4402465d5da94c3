using System.Globalization;

namespace Kalapa.Domain.Text;

/// <summary>
/// Days and instants as fields and addresses hand them over (R96). What lies outside <see cref="FirstYear"/> to
/// <see cref="LastYear"/> is a slip of the keyboard (0026, 9999) and no date; arithmetic on what is read never overflows.
/// </summary>
public static class TypedDate
{
    /// <summary>First year that may be meant.</summary>
    public const int FirstYear = 2000;

    /// <summary>Last year that may be meant.</summary>
    public const int LastYear = 2100;

    /// <summary>The first day, for a field's <c>min</c>.</summary>
    public static readonly string FirstDay = $"{FirstYear}-01-01";

    /// <summary>The last day, for a field's <c>max</c>.</summary>
    public static readonly string LastDay = $"{LastYear}-12-31";

    private static readonly string[] Days = ["yyyy-MM-dd"];
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    /// <summary>A day such as 2026-12-01; null for none and for one out of bounds.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(TypedText.Digits(text), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsMeant(day) ? day : null;

    /// <summary>An instant on the clock of <paramref name="zone"/>, such as 2026-12-01T09:00; null for none and for one out of bounds.</summary>
    public static DateTimeOffset? Moment(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(TypedText.Digits(text), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && IsMeant(local.Year)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : null;

    /// <summary>Can be meant: its year is within the bounds.</summary>
    public static bool IsMeant(DateOnly day) => IsMeant(day.Year);

    /// <summary>Can be meant, whatever the zone.</summary>
    public static bool IsMeant(DateTimeOffset at) => at.Year is >= FirstYear - 1 and <= LastYear + 1;

    /// <summary>True for something typed that is no day within the bounds: the field says so; nothing typed is not out of bounds.</summary>
    public static bool IsOutOfBounds(string? text) => !TypedText.IsBlank(text) && Day(text) is null && Moment(text, TimeZoneInfo.Utc) is null;

    private static bool IsMeant(int year) => year is >= FirstYear and <= LastYear;
}
