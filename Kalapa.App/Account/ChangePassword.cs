using Kalapa.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>O47: one's own password, with the old one. The security stamp turns, so every other session ends; this one goes on.</summary>
internal sealed class ChangePassword(
    KalapaSignInManager signIn, AddressThrottle addresses, SignInThrottle accounts, PasswordHashLimiter hashes, IPasswordHasher<KalapaUser> hasher, UnitOfWork unitOfWork)
{
    public async Task<SignInOutcome> Run(Guid userId, string old, string password, CancellationToken cancellation)
    {
        if (old.Length is 0 or > NewPassword.MaxLength)
        {
            return SignInOutcome.Wrong;
        }

        // Tries are taken as at sign-in, by a count that strangers do not use up: an open screen is no place to guess passwords from.
        var address = ClientAddress.Of(signIn.Context);
        var (standing, tries) = (addresses.Take(address), SignInThrottle.OfOwner(userId));
        if (standing == AddressStanding.Refused)
        {
            return SignInOutcome.Refused;
        }

        if (!await accounts.Take(tries, cancellation))
        {
            return SignInOutcome.LockedOut;
        }

        using var place = await hashes.Enter(standing, cancellation);
        if (!place.IsAcquired)
        {
            addresses.GiveBack(address);
            return SignInOutcome.Busy;
        }

        var user = await signIn.UserManager.FindByIdAsync($"{userId}");
        if (user is null || !await signIn.UserManager.CheckPasswordAsync(user, old))
        {
            return SignInOutcome.Wrong;
        }

        addresses.GiveBack(address);
        await accounts.Forget(tries, cancellation);
        var hash = hasher.HashPassword(user, password);
        var changed = await unitOfWork.Run(userId, async operation =>
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
