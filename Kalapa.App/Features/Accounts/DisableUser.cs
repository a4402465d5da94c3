using Kalapa.App.Data;
using Kalapa.Domain;

namespace Kalapa.App.Features.Accounts;

/// <summary>
/// An account that is disabled can do nothing from its next command on, loses its tickets at once (product.md section 3), and its
/// screens end. All of it or nothing.
/// </summary>
public sealed class DisableUser(UnitOfWork unitOfWork)
{
    /// <returns>How many tickets it gave back.</returns>
    /// <exception cref="RuleBroken"><c>account.own</c>; <c>account.last-admin</c>.</exception>
    public Task<int> Disable(Guid? userId, Guid accountId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var account = await operation.Account(accountId);
            operation.DemandNotOwn(account);
            if (account.Disabled)
            {
                return 0;
            }

            account.Disabled = true;
            Invitation.End(account);
            var given = await operation.TakeTicketsFrom(account, "account.disabled", _ => true);
            operation.Note("account.disabled", ("account", $"{account.Id}"), ("name", account.DisplayName), ("tickets", $"{given}"));
            return given;
        }, cancellationToken);

    /// <summary>May sign in again, with the old password. Tickets stay where they went.</summary>
    public Task Enable(Guid? userId, Guid accountId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var account = await operation.Account(accountId);
            if (account.Disabled)
            {
                account.Disabled = false;
                operation.Note("account.enabled", ("account", $"{account.Id}"), ("name", account.DisplayName));
            }
        }, cancellationToken);
}
