using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What the inviter hands over: seen once, kept nowhere.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Token">The secret part of the link <c>/akun/undangan/…</c>.</param>
/// <param name="Until">When it ends.</param>
/// <param name="MailedTo">Where it goes by mail too; null when Kalapa sends none.</param>
public sealed record InvitationLink(Guid UserId, string Token, DateTimeOffset Until, string? MailedTo)
{
    internal static InvitationLink Of(KalapaUser account, string token, OperationContext operation) =>
        new(account.Id, token, account.InvitationUntil!.Value, operation.Channels.Open.Contains(DeliveryChannel.Mail) ? account.Email : null);
}

/// <summary>O43, O43b, O44, O46: a new account. It has no password until its owner sets one through the link.</summary>
public sealed class InviteUser(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, OutboxSecret secrets)
{
    /// <exception cref="RuleBroken">See <see cref="AccountDraft.Fill"/>.</exception>
    public async Task<InvitationLink> Run(Guid? userId, AccountDraft draft, CancellationToken cancellationToken = default)
    {
        var (token, @sealed) = secrets.NewToken();
        try
        {
            return await unitOfWork.Run(userId, async operation =>
            {
                operation.DemandAccounts(draft.Role, draft.TenantId);
                var account = new KalapaUser
                {
                    Id = Guid.CreateVersion7(operation.Now),
                    DisplayName = TypedText.Line(draft.Name),
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    LockoutEnabled = true,
                };
                await draft.Fill(account, operation);
                Invitation.Give(account, token, operation.Now);
                operation.Db.Users.Add(account);
                operation.SendLink(account, NotificationType.Invitation, @sealed);
                operation.Note("account.invited", [.. AccountNotes.Of(account), ("emailElsewhere", account.HasNoLogin ? "yes" : null)]);
                return InvitationLink.Of(account, token, operation);
            }, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two invited the same e-mail at once; the index let one of them through.
            var key = TypedText.EmailKey(draft.Email);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await db.Users.AnyAsync(row => row.NormalizedUserName == key, cancellationToken))
            {
                throw new RuleBroken("account.email-taken") { Field = nameof(draft.Email) };
            }

            throw;
        }
    }
}

/// <summary>A new link for an account: for who lost the first, or forgot the password. Nobody but its owner ever sees a password.</summary>
public sealed class RenewInvitation(UnitOfWork unitOfWork, OutboxSecret secrets)
{
    /// <exception cref="RuleBroken"><c>account.disabled</c>; <c>account.own</c>: the own password is changed with the old one.</exception>
    public Task<InvitationLink> Run(Guid? userId, Guid accountId, CancellationToken cancellationToken = default)
    {
        var (token, @sealed) = secrets.NewToken();
        return unitOfWork.Run(userId, async operation =>
        {
            var account = await operation.Account(accountId);
            if (account.Id == operation.Actor.UserId)
            {
                throw new RuleBroken("account.own");
            }

            if (account.Disabled)
            {
                throw new RuleBroken("account.disabled");
            }

            Invitation.Give(account, token, operation.Now);
            operation.SendLink(account, account.PasswordHash is null ? NotificationType.Invitation : NotificationType.PasswordReset, @sealed);
            operation.Note("account.link", ("account", $"{account.Id}"), ("name", account.DisplayName));
            return InvitationLink.Of(account, token, operation);
        }, cancellationToken);
    }
}
