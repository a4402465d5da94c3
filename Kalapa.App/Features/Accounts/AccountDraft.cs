using System.Net.Mail;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
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

    /// <summary>Kinds of tickets that a CS agent works on; none and all mean both.</summary>
    public IReadOnlyList<TicketKind> Kinds { get; init; } = [];

    /// <summary>A CS lead.</summary>
    public bool IsLead { get; init; }

    /// <summary>A client who acts for the whole company.</summary>
    public bool IsTenantAdmin { get; init; }

    /// <summary>Writes it into the account; what the role does not have is left empty.</summary>
    /// <exception cref="RuleBroken">
    /// <c>account.role</c>; or everything that is wrong of <c>account.name-missing</c>, <c>account.email</c>, <c>account.email-taken</c>,
    /// <c>account.email-fixed</c>, <c>account.tenant-missing</c> and <c>account.branch-missing</c>, each with its <see cref="RuleBroken.Field"/>.
    /// </exception>
    internal async Task Fill(KalapaUser account, OperationContext operation)
    {
        if (Role == Role.System || !Enum.IsDefined(Role))
        {
            throw new RuleBroken("account.role");
        }

        var (name, email) = (TypedText.Line(Name), TypedText.Email(Email));
        var key = TypedText.EmailKey(email);
        var isTaken = await operation.Db.Users.AnyAsync(row => row.NormalizedUserName == key && row.Id != account.Id, operation.Cancellation);
        var known = await operation.Db.Branches.Select(row => row.Code).ToListAsync(operation.Cancellation);
        string[] branches = [.. Branches.Where(known.Contains).Distinct().Order(StringComparer.Ordinal)];

        var faults = new FormFaults();
        faults.Require(TypedText.IsName(name) && name.Length <= 100, nameof(Name), "account.name-missing");
        if (faults.Require(email.Length <= 254 && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email, nameof(Email), "account.email"))
        {
            if (operation.Actor.Role == Role.Client)
            {
                await DemandOfCompany(account, key, faults, operation);
            }
            else
            {
                faults.Require(!isTaken, nameof(Email), "account.email-taken");
            }
        }

        faults.Require(Role != Role.Client || await operation.Db.Tenants.AnyAsync(row => row.Id == TenantId, operation.Cancellation), nameof(TenantId), "account.tenant-missing");
        faults.Require(Role is not (Role.Supervisor or Role.Gate) || branches.Length > 0, nameof(Branches), "account.branch-missing");
        faults.ThrowIfAny();

        account.DisplayName = name;
        account.Email = email;
        (account.UserName, account.NormalizedUserName) = isTaken ? (KalapaUser.NoLogin(account.Id), KalapaUser.NoLogin(account.Id)) : (email, key);
        account.NormalizedEmail = account.NormalizedUserName;
        account.Role = Role;
        account.TenantId = Role == Role.Client ? TenantId : null;
        account.Branches = Role is Role.Supervisor or Role.Gate or Role.Cs ? branches : [];
        account.Kinds = Role == Role.Cs && Enum.GetValues<TicketKind>().Except(Kinds).Any() ? [.. Kinds.Where(Enum.IsDefined).Distinct().Order()] : [];
        account.IsLead = Role == Role.Cs && IsLead;
        account.IsTenantAdmin = Role == Role.Client && IsTenantAdmin;
    }

    // A company's own admin knows the own people alone. Whether somebody else's account has an e-mail must show neither in the answer
    // nor in the list: such an account is made as any other, and only its link leads nowhere (see KalapaUser.HasNoLogin).
    private static async Task DemandOfCompany(KalapaUser account, string key, FormFaults faults, OperationContext operation)
    {
        var isOwn = account.Email is null || TypedText.EmailKey(account.Email) == key;
        var company = await operation.Db.Users.Where(row => row.TenantId == operation.Actor.TenantId && row.Id != account.Id).Select(row => row.Email).ToListAsync(operation.Cancellation);
        if (faults.Require(isOwn, nameof(Email), "account.email-fixed"))
        {
            faults.Require(!company.Any(other => TypedText.EmailKey(other) == key), nameof(Email), "account.email-taken");
        }
    }
}
