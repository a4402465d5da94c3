using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// What the seam adds when an account is saved. What an account may do, or the way into it, has changed: its security stamp
/// turns, so that no cookie holds, and its screens end. Any change turns the concurrency stamp, so that nobody who read the row
/// before (a preference that is being saved) writes the old rights back.
/// </summary>
internal static class AccountFacts
{
    private static readonly string[] Authority =
    [
        nameof(KalapaUser.Role), nameof(KalapaUser.TenantId), nameof(KalapaUser.Branches), nameof(KalapaUser.IsLead),
        nameof(KalapaUser.IsTenantAdmin), nameof(KalapaUser.Disabled), nameof(KalapaUser.PasswordHash), nameof(KalapaUser.Email),
    ];

    /// <summary>The accounts whose screens end once this is committed.</summary>
    public static IReadOnlyList<Guid> Of(KalapaDbContext db)
    {
        List<Guid> revoked = [];
        foreach (var entry in db.ChangeTracker.Entries<KalapaUser>().Where(entry => entry.State == EntityState.Modified).ToList())
        {
            entry.Entity.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (Authority.Any(name => entry.Property(name).IsModified))
            {
                entry.Entity.SecurityStamp = Guid.NewGuid().ToString("N");
                revoked.Add(entry.Entity.Id);
            }
        }

        return revoked;
    }
}
