using System.Globalization;
using Kalapa.Domain.Approvals;

namespace Kalapa.App.Data;

/// <summary>What the record says of a stand-in, whoever named or withdrew it, and when it begins and ends.</summary>
internal static class StandInRecord
{
    /// <summary>Who, for whom, where, when.</summary>
    public static (string Key, string? Value)[] Values(StandIn standIn) =>
    [
        ("standIn", standIn.Name), ("standInFor", standIn.ForName), ("branch", standIn.BranchCode), ("firstDay", Written(standIn.From)), ("lastDay", Written(standIn.To)),
    ];

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
