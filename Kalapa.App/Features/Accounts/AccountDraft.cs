using System.Net.Mail;
using Kalapa.App.Data;
using Kalapa.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about an account.</summary>
/// <param name="Name">Shown beside what the user does.</param>
/// <param name="Email">Signs in with it.</param>
/// <param name="Role">The one role.</param>
public sealed record AccountDraft(string Name, string Email, Role Role)
{
    /// <summary>A client's company.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Branch codes of supervisor, gate post or CS scope; none for CS means all.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>A CS lead.</summary>
    public bool IsLead { get; init; }

    /// <summary>A client who acts for the whole company.</summary>
    public bool IsTenantAdmin { get; init; }

    /// <summary>Writes it into the account; what the role does not have is left empty.</summary>
    /// <exception cref="RuleBroken"><c>account.name-missing</c>; <c>account.email</c>; <c>account.email-taken</c>; <c>account.tenant-missing</c>; <c>account.branch-missing</c>; <c>account.role</c>.</exception>
    internal async Task Fill(KalapaUser account, OpenOperation operation)
    {
        var (name, email) = (Name.Trim(), Email.Trim());
        Require(Role != Role.System && Enum.IsDefined(Role), "account.role");
        Require(name.Length is > 0 and <= 100, "account.name-missing");
        Require(email.Length <= 254 && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email, "account.email");
        var key = email.ToUpperInvariant();
        Require(!await operation.Db.Users.AnyAsync(row => row.NormalizedUserName == key && row.Id != account.Id, operation.Cancellation), "account.email-taken");
        Require(Role != Role.Client || await operation.Db.Tenants.AnyAsync(row => row.Id == TenantId, operation.Cancellation), "account.tenant-missing");

        var known = await operation.Db.Branches.Select(row => row.Code).ToListAsync(operation.Cancellation);
        string[] branches = [.. Branches.Where(known.Contains).Distinct().Order(StringComparer.Ordinal)];
        Require(Role is not (Role.Supervisor or Role.Gate) || branches.Length > 0, "account.branch-missing");

        account.DisplayName = name;
        (account.Email, account.UserName, account.NormalizedEmail, account.NormalizedUserName) = (email, email, key, key);
        account.Role = Role;
        account.TenantId = Role == Role.Client ? TenantId : null;
        account.Branches = Role is Role.Supervisor or Role.Gate or Role.Cs ? branches : [];
        account.IsLead = Role == Role.Cs && IsLead;
        account.IsTenantAdmin = Role == Role.Client && IsTenantAdmin;
    }

    private static void Require(bool holds, string code)
    {
        if (!holds)
        {
            throw new RuleBroken(code);
        }
    }
}
