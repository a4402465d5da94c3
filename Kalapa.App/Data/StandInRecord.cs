using System.Globalization;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;

namespace Kalapa.App.Data;

/// <summary>What the record says of a stand-in, whoever named or withdrew it, and when it begins and ends.</summary>
internal static class StandInRecord
{
    /// <summary>Who, for whom, where, when.</summary>
    public static (string Key, string? Value)[] Values(StandIn standIn) =>
    [
        ("standIn", standIn.Name), (AuditEvent.OnBehalfOf, standIn.ForName), ("branch", standIn.BranchCode), ("firstDay", Written(standIn.From)), ("lastDay", Written(standIn.To)),
    ];

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
