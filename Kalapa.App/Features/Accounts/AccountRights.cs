using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>Joins roles to the table of rights: who may touch which accounts (O43–O46).</summary>
public static class AccountRights
{
    /// <summary>The right that an account of <paramref name="role"/> is managed by.</summary>
    public static Operation OperationOf(Role role) => role switch
    {
        Role.Client => Operation.ManageCompanyUsers,
        Role.Supervisor or Role.Gate => Operation.ManageBranchTeams,
        Role.Admin => Operation.ManageAdmins,
        _ => Operation.ManageAgents,
    };

    /// <summary>A client's account is a thing of its company; staff's is nobody's.</summary>
    public static AccessSubject? SubjectOf(Role role, Guid? tenantId) => role == Role.Client ? new(null, tenantId) : null;

    /// <summary>May the reader manage this account?</summary>
    public static bool MayManage(this AccessTable access, Actor reader, Role role, Guid? tenantId) =>
        access.Allows(reader, OperationOf(role), SubjectOf(role, tenantId));

    /// <summary>May the actor manage an account of this kind?</summary>
    /// <exception cref="AccessDenied">No.</exception>
    internal static void DemandAccounts(this OperationContext operation, Role role, Guid? tenantId) =>
        operation.Demand(OperationOf(role), SubjectOf(role, tenantId));

    /// <summary>Locks an account that the actor may manage.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    internal static async Task<KalapaUser> Account(this OperationContext operation, Guid id)
    {
        // Asked before the lock as well: nobody holds up an account that is not theirs to manage.
        var seen = await operation.Db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, operation.Cancellation)
            ?? throw new AccessDenied(Operation.ManageCompanyUsers, Answer.NotFound);
        operation.DemandAccounts(seen.Role, seen.TenantId);
        await operation.LockAdmins(seen);
        var account = (await operation.Db.Users.Where(row => row.Id == id).LockedAsync(operation.Cancellation))!;
        operation.DemandAccounts(account.Role, account.TenantId);
        return account;
    }

    /// <summary>
    /// Nobody takes rights from themselves, and Kalapa is never left without an admin who can sign in. The admins' rows are held,
    /// so of two who remove each other one finds out.
    /// </summary>
    /// <exception cref="RuleBroken"><c>account.last-admin</c>; <c>account.own</c>.</exception>
    internal static void DemandNotOwn(this OperationContext operation, KalapaUser account)
    {
        var others = operation.Db.Users.Local.Any(row => row.Id != account.Id && row is { Role: Role.Admin, Disabled: false }
            && (row.PasswordHash is not null || row.Id == operation.Actor.UserId));
        if (account is { Role: Role.Admin, Disabled: false } && !others)
        {
            throw new RuleBroken("account.last-admin");
        }

        if (account.Id == operation.Actor.UserId)
        {
            throw new RuleBroken("account.own");
        }
    }

    // By key and in its order: a search by role would wait for rows that have nothing to do with it.
    private static async Task LockAdmins(this OperationContext operation, KalapaUser account)
    {
        if (account.Role == Role.Admin)
        {
            var admins = await operation.Db.Users.Where(row => row.Role == Role.Admin).Select(row => row.Id).ToListAsync(operation.Cancellation);
            await operation.Db.Users.Where(row => admins.Contains(row.Id)).OrderBy(row => row.Id).ToLockedListAsync(operation.Cancellation);
        }
    }
}
