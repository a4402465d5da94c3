using Kalapa.App.Data;

namespace Kalapa.App.Account;

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    /// <summary>The cookie is set.</summary>
    Done,

    /// <summary>E-mail or password is wrong, or the account is disabled: one answer for all.</summary>
    Wrong,

    /// <summary>Too many wrong passwords for this e-mail.</summary>
    LockedOut,

    /// <summary>More people sign in at this moment than the processor can hash for.</summary>
    Busy,
}

/// <summary>
/// Signs in with e-mail and password. A try is taken before the password is looked at, so that parallel guesses cannot
/// share one; an unknown e-mail costs the same time and locks the same way, so that nobody learns which e-mails exist.
/// </summary>
internal sealed class SignIn(KalapaSignInManager signIn, SignInTries tries, PasswordGate gate)
{
    // A hash of no password that anybody has, so that an unknown e-mail takes as long as a known one.
    private static string? _decoyHash;

    public async Task<SignInOutcome> Run(string email, string password, CancellationToken cancellation)
    {
        using var place = await gate.Enter(cancellation);
        if (!place.IsAcquired)
        {
            return SignInOutcome.Busy;
        }

        var users = signIn.UserManager;
        var user = await users.FindByEmailAsync(email);
        if (!await tries.Take(user, email, cancellation))
        {
            return SignInOutcome.LockedOut;
        }

        if (!await PasswordFits(user, password) || user is null || !await signIn.CanSignInAsync(user))
        {
            return SignInOutcome.Wrong;
        }

        await tries.Forget(user, cancellation);
        await signIn.SignInAsync(user, isPersistent: false);
        AccountEndpoints.Remember(signIn.Context, user);
        return SignInOutcome.Done;
    }

    private async Task<bool> PasswordFits(KalapaUser? user, string password)
    {
        if (user is not null)
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
