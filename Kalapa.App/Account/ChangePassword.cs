using Kalapa.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>O47: one's own password, with the old one. The security stamp turns, so every other session ends; this one goes on.</summary>
internal sealed class ChangePassword(
    KalapaSignInManager signIn, SignInTries tries, PasswordGate gate, IPasswordHasher<KalapaUser> hasher, Operations operations)
{
    public async Task<SignInOutcome> Run(Guid userId, string old, string password, CancellationToken cancellation)
    {
        using var place = await gate.Enter(cancellation);
        if (!place.IsAcquired)
        {
            return SignInOutcome.Busy;
        }

        // A try is taken as at sign-in: an open screen is no place to guess passwords from.
        var user = await signIn.UserManager.FindByIdAsync($"{userId}");
        if (user is null || !await tries.Take(user, user.Email!, cancellation))
        {
            return SignInOutcome.LockedOut;
        }

        if (!await signIn.UserManager.CheckPasswordAsync(user, old))
        {
            return SignInOutcome.Wrong;
        }

        await tries.Forget(user, cancellation);
        var hash = hasher.HashPassword(user, password);
        var changed = await operations.Run(userId, async operation =>
        {
            var account = await operation.Db.Users.SingleAsync(row => row.Id == userId, operation.Cancellation);
            account.PasswordHash = hash;
            Invitation.End(account);
            operation.Note("account.password-set", ("account", $"{userId}"), ("by", "owner"));
            return account;
        }, cancellation);
        await signIn.SignInAsync(changed, isPersistent: false);
        return SignInOutcome.Done;
    }
}
