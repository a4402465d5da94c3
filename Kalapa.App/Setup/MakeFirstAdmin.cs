using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Setup;

/// <summary>The first account of an empty database, made by whoever reads the server's console. There is never a second one this way.</summary>
internal sealed class MakeFirstAdmin(
    SetupCode code, IDbContextFactory<KalapaDbContext> contexts, UnitOfWork unitOfWork, IPasswordHasher<KalapaUser> hasher, PasswordHashLimiter hashes, AddressThrottle addresses)
{
    /// <summary>True while the page exists: a code was made at the start, and nobody has an account yet.</summary>
    public async Task<bool> IsOpen(CancellationToken cancellation)
    {
        if (code.Value is null)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.Users.AnyAsync(cancellation);
    }

    /// <summary>The key of what is wrong with the code that was typed; null when it is the one on the console. An address has few tries.</summary>
    public string? ProblemOf(string? typed, string address)
    {
        if (addresses.Take(address) == AddressStanding.Refused)
        {
            return "TooManyHere";
        }

        if (!code.Fits(typed))
        {
            return "Setup.Code.Wrong";
        }

        addresses.GiveBack(address);
        return null;
    }

    /// <returns>The admin; null when somebody was faster or too many try at this moment.</returns>
    public async Task<KalapaUser?> Run(string typed, string name, string email, string password, CancellationToken cancellation)
    {
        using var place = await hashes.Enter(AddressStanding.Calm, cancellation);
        if (!place.IsAcquired || !code.Fits(typed))
        {
            return null;
        }

        var admin = new KalapaUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            Email = email,
            UserName = email,
            NormalizedEmail = TypedText.EmailKey(email),
            NormalizedUserName = TypedText.EmailKey(email),
            EmailConfirmed = true,
            Role = Role.Admin,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        admin.PasswordHash = hasher.HashPassword(admin, password);
        var isFirst = false;
        await unitOfWork.RunAsKalapa(async operation =>
        {
            // The one row that is always there: who holds it sees whether an account was made before.
            await operation.LockQueue();
            isFirst = !await operation.Db.Users.AnyAsync(operation.Cancellation);
            if (isFirst)
            {
                operation.Db.Users.Add(admin);
                operation.Note("account.first-admin", ("account", $"{admin.Id}"), ("name", name));
            }
        }, cancellation);
        code.Close();
        return isFirst ? admin : null;
    }
}
