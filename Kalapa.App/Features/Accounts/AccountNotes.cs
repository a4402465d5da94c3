using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Accounts;

/// <summary>What the audit keeps about an account.</summary>
internal static class AccountNotes
{
    /// <summary>All of it, for a new one.</summary>
    public static (string Key, string? Value)[] Of(KalapaUser account) => [("account", $"{account.Id}"), .. Facts(account)];

    /// <summary>What differs from <paramref name="before"/>, as "old → new".</summary>
    public static (string Key, string? Value)[] Changes(KalapaUser account, (string Key, string? Value)[] before) =>
    [
        ("account", $"{account.Id}"), ("name", account.DisplayName),
        .. before.Zip(Facts(account)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => ($"{pair.First.Key}.changed", (string?)$"{pair.First.Value} → {pair.Second.Value}")),
    ];

    /// <summary>As it stands, to compare with later.</summary>
    public static (string Key, string? Value)[] Facts(KalapaUser account) =>
    [
        ("name", account.DisplayName), ("email", account.Email), ("role", $"{account.Role}"), ("company", $"{account.TenantId}"),
        ("branches", string.Join(", ", account.Branches)), ("lead", $"{account.IsLead}"), ("companyAdmin", $"{account.IsTenantAdmin}"),
        ("kinds", account.Role == Role.Cs ? string.Join(", ", account.Kinds.Count > 0 ? account.Kinds : Enum.GetValues<TicketKind>()) : ""),
    ];
}
