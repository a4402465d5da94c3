using Kalapa.App.Data;

namespace Kalapa.App.Account;

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    /// <summary>The cookie is set.</summary>
    Done,

    /// <summary>E-mail or password is wrong: one answer for both.</summary>
    Wrong,

    /// <summary>Both are right, but the account is disabled. Only who knows the password learns it (R86).</summary>
    Disabled,

    /// <summary>Too many wrong passwords for this e-mail.</summary>
    LockedOut,

    /// <summary>Too many wrong passwords from this address.</summary>
    Refused,

    /// <summary>More people sign in at this moment than the processor can hash for.</summary>
    Busy,
}

/// <summary>
/// Signs in with e-mail and password. Lengths first, then the limits of address and account, and only then a hash. A try is taken before
/// the password is looked at, so that parallel guesses cannot share one; an unknown e-mail costs the same work and locks the same
/// way, so that nobody learns which e-mails exist. A browser that knows the account is not held by strangers' guesses.
/// </summary>
internal sealed class SignIn(
    KalapaSignInManager signIn, AddressThrottle addresses, SignInThrottle accounts, PasswordHashLimiter hashes, KnownDevices devices, FailedSignIns failed)
{
    // A hash of no password that anybody has, so that an unknown e-mail takes as long as a known one.
    private static string? _decoyHash;

    public async Task<SignInOutcome> Run(string? typed, string? password, CancellationToken cancellation)
    {
        if (!AccountEmail.TryRead(typed, out var email) || password is not { Length: > 0 and <= NewPassword.MaxLength })
        {
            return SignInOutcome.Wrong;
        }

        var address = ClientAddress.Of(signIn.Context);
        var user = await signIn.UserManager.FindByEmailAsync(email);
        var device = user is null ? null : devices.Of(signIn.Context, user.Id);
        var standing = device is null ? addresses.Take(address) : AddressStanding.Calm;
        var outcome = standing == AddressStanding.Refused ? SignInOutcome.Refused : await Try(user, email, password, device, standing, cancellation);
        if (outcome is SignInOutcome.Done or SignInOutcome.Busy && device is null)
        {
            addresses.GiveBack(address);
        }

        if (outcome is not (SignInOutcome.Done or SignInOutcome.Busy))
        {
            await failed.Record(user, address, outcome);
        }

        return outcome;
    }

    private async Task<SignInOutcome> Try(KalapaUser? user, string email, string password, Guid? device, AddressStanding standing, CancellationToken cancellation)
    {
        // As the account has it: a database may find one by a spelling that is not quite its own, and each must share the tries.
        var tries = device is { } known ? SignInThrottle.OfDevice(user!.Id, known) : SignInThrottle.OfEmail(user?.NormalizedEmail ?? email);
        if (!await accounts.Take(tries, cancellation))
        {
            return SignInOutcome.LockedOut;
        }

        using var place = await hashes.Enter(standing, cancellation);
        if (!place.IsAcquired)
        {
            return SignInOutcome.Busy;
        }

        if (!await PasswordFits(user, password) || user is null)
        {
            return SignInOutcome.Wrong;
        }

        if (user.Disabled)
        {
            return SignInOutcome.Disabled;
        }

        if (!await signIn.CanSignInAsync(user))
        {
            return SignInOutcome.Wrong;
        }

        await accounts.Forget(tries, cancellation);
        await signIn.SignInAsync(user, isPersistent: false);
        AccountEndpoints.Remember(signIn.Context, user);
        return SignInOutcome.Done;
    }

    private async Task<bool> PasswordFits(KalapaUser? user, string password)
    {
        // Invited and never been here: as little of a password as nobody has.
        if (user?.PasswordHash is not null)
        {
            return await signIn.UserManager.CheckPasswordAsync(user, password);
        }

        var hasher = signIn.UserManager.PasswordHasher;
        var nobody = new KalapaUser { DisplayName = "" };
        _decoyHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(nobody, _decoyHash, password);
        return false;
    }
}
