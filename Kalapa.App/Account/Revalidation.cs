using System.Security.Claims;
using Kalapa.App.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>
/// Asks every half minute whether an open circuit's account is still what it was at sign-in. Identity's own check compares
/// the security stamp alone, which a new role, another branch or a disabled account leaves as it is.
/// </summary>
internal sealed class Revalidation(
    ILoggerFactory loggers, IDbContextFactory<KalapaDbContext> contexts, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellation) =>
        StillHolds(state.User, cancellation);

    internal Task<bool> StillHolds(ClaimsPrincipal principal, CancellationToken cancellation) =>
        StillHolds(contexts, identity.Value, principal, cancellation);

    /// <summary>Nobody is behind this circuit any more: pages turn to the sign-in page, and verbs hear nobody.</summary>
    internal void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    internal static async Task<bool> StillHolds(
        IDbContextFactory<KalapaDbContext> contexts, IdentityOptions identity, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (principal.UserId() is not { } id)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellation);
        return user is { Disabled: false }
            && user.SecurityStamp == principal.FindFirstValue(identity.ClaimsIdentity.SecurityStampClaimType)
            && KalapaClaims.AuthorityOf(user) == principal.FindFirstValue(KalapaClaims.Authority);
    }
}
