using Kalapa.App.Live;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kalapa.App.Data;

/// <summary>
/// What the seam adds when an account is saved, and whom it tells. What an account may do, or the way into it, has changed: its security stamp
/// turns, so that no cookie holds, and its screens end. Any change turns the concurrency stamp, so that nobody who read the row
/// before (a preference that is being saved) writes the old rights back.
/// </summary>
internal static class AccountChanges
{
    private static readonly string[] Authority =
    [
        nameof(KalapaUser.Role), nameof(KalapaUser.TenantId), nameof(KalapaUser.Branches), nameof(KalapaUser.Kinds), nameof(KalapaUser.IsLead),
        nameof(KalapaUser.IsTenantAdmin), nameof(KalapaUser.Disabled), nameof(KalapaUser.PasswordHash), nameof(KalapaUser.Email),
    ];

    /// <summary>Turns the stamps; returns the accounts whose screens end once this is committed.</summary>
    public static IReadOnlyList<Guid> RevokeSignIns(KalapaDbContext db)
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

    /// <summary>Accounts, companies and visitors of which lists tell, once this is committed.</summary>
    public static IReadOnlyList<AccountChanged> Announced(KalapaDbContext db) =>
    [
        .. db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(entry => entry.Entity switch
            {
                KalapaUser user => new AccountChanged[] { new(user.Id, CompanyBefore(entry)), new(user.Id, user.TenantId) },
                Person person => [new(person.Id, person.TenantId)],
                Tenant tenant => [new(tenant.Id, tenant.Id)],
                _ => [],
            })
            .Distinct(),
    ];

    private static Guid? CompanyBefore(EntityEntry user) => (Guid?)user.Property(nameof(KalapaUser.TenantId)).OriginalValue;
}
