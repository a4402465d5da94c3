using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>The one model; each provider has an empty subclass with a migrations folder of its own.</summary>
public abstract class KalapaDbContext(DbContextOptions options)
    : IdentityUserContext<KalapaUser, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that protect cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
