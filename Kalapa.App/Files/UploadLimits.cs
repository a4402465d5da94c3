using System.Globalization;

namespace Kalapa.App.Files;

/// <summary>How much one account may bring (R123).</summary>
/// <param name="BytesPerUser">Kept of what it brought within the last 30 days.</param>
/// <param name="OpenDrafts">Drafts that it began and neither sent nor discarded.</param>
public sealed record UploadLimits(long BytesPerUser, int OpenDrafts)
{
    /// <summary>In megabytes.</summary>
    public const string BytesKey = "Kalapa:UploadMegabytesPerUser";

    /// <summary>A count.</summary>
    public const string DraftsKey = "Kalapa:DraftsPerUser";

    /// <summary>A gigabyte, and 20.</summary>
    public static UploadLimits Default { get; } = new(1024L * 1024 * 1024, 20);

    /// <summary>Everything: for what Kalapa itself brings.</summary>
    public static UploadLimits None { get; } = new(long.MaxValue / 2, int.MaxValue);

    /// <summary>The time that counts; it moves on with every day, so that no first of a month opens a door.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>As configured.</summary>
    public static UploadLimits Of(IConfiguration configuration) => new(
        Number(configuration[BytesKey]) is { } megabytes ? megabytes * 1024L * 1024 : Default.BytesPerUser,
        Number(configuration[DraftsKey]) ?? Default.OpenDrafts);

    /// <summary>A whole number from one to a million; null for anything else.</summary>
    public static int? Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000_000 ? number : null;
}
