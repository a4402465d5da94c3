using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Accounts;

/// <summary>
/// O43–O46: name, e-mail, role, branches and flags of an account. Whoever no longer works for a branch or on a kind loses its tickets; what an
/// account may do is decided afresh in every operation, and its open screens end.
/// </summary>
public sealed class ChangeUser(UnitOfWork unitOfWork)
{
    /// <summary>Writes the form; the whole of it, also what stayed.</summary>
    /// <exception cref="RuleBroken"><c>account.own</c>: of the own account only name and e-mail; <c>account.last-admin</c>; see <see cref="AccountDraft.Fill"/>.</exception>
    public Task Run(Guid? userId, Guid accountId, AccountDraft draft, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var account = await operation.Account(accountId);
            var (role, authority, facts) = (account.Role, AuthorityOf(account), AccountNotes.Facts(account));
            if (draft.Role != role)
            {
                operation.Demand(Operation.ChangeRole, null);
            }

            // Another role or company is another's to manage as well.
            operation.DemandAccounts(draft.Role, draft.TenantId);
            var wasAdmin = role == Role.Admin;
            if (wasAdmin && draft.Role != Role.Admin)
            {
                operation.DemandNotOwn(account);
            }

            await draft.Fill(account, operation);
            if (account.Id == operation.Actor.UserId && AuthorityOf(account) != authority)
            {
                throw new RuleBroken("account.own");
            }

            var actor = account.ToActor();
            await operation.TakeTicketsFrom(account, "account.changed", ticket => actor.Role != Role.Cs || !actor.Covers(ticket.BranchCode) || !actor.Takes(ticket.Kind));
            operation.Note("account.changed", AccountNotes.Changes(account, facts));
        }, cancellationToken);

    private static string AuthorityOf(KalapaUser account) => string.Join('|',
        account.Role, account.TenantId, account.IsLead, account.IsTenantAdmin, string.Join(',', account.Branches.Order(StringComparer.Ordinal)), string.Join(',', account.Kinds.Order()));
}
