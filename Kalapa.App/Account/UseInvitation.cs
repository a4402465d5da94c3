using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>The holder of a one-use link sets the account's password. Used, ended and never made look alike.</summary>
internal sealed class UseInvitation(
    IDbContextFactory<KalapaDbContext> contexts, UnitOfWork unitOfWork, IPasswordHasher<KalapaUser> hasher, TimeProvider time)
{
    /// <summary>Whose link it is; null when it no longer holds.</summary>
    public async Task<KalapaUser?> Find(string token, CancellationToken cancellation)
    {
        if (token.Length != Invitation.TokenLength)
        {
            return null;
        }

        var hash = Invitation.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.InvitationHash == hash, cancellation);
        return user is not null && Invitation.Holds(user, token, time.GetUtcNow()) ? user : null;
    }

    /// <summary>Sets the password and uses the link up; of two at once one succeeds.</summary>
    /// <returns>The account as it is now; null when the link no longer holds.</returns>
    public async Task<KalapaUser?> Run(string token, string password, CancellationToken cancellation)
    {
        if (await Find(token, cancellation) is not { } found)
        {
            return null;
        }

        // Before the transaction: a hash takes a third of a second, and nobody should wait for it.
        var hash = hasher.HashPassword(found, password);
        try
        {
            return await unitOfWork.Run(found.Id, async operation =>
            {
                var account = await operation.Db.Users.SingleAsync(row => row.Id == found.Id, operation.Cancellation);
                if (!Invitation.Holds(account, token, operation.Now) || account.HasNoLogin)
                {
                    return null;
                }

                Invitation.End(account);
                account.PasswordHash = hash;
                account.EmailConfirmed = true;
                operation.Note("account.password-set", ("account", $"{account.Id}"), ("by", "link"));
                return account;
            }, cancellation);
        }
        catch (AccessDenied)
        {
            return null; // Disabled meanwhile.
        }
    }
}
