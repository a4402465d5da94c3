using System.Security.Claims;
using Kalapa.App.Data;
using Kalapa.App.Outages;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>
/// Asks every half minute whether an open circuit's account is still what it was at sign-in. Identity's own check compares
/// the security stamp alone, which a new role, another branch or a disabled account leaves as it is. Only an answer ends a circuit:
/// when the database does not give one, the screen stays, its verbs are refused by the same database, and half a minute later it is asked again.
/// </summary>
internal sealed class Revalidation(
    ILoggerFactory loggers, IDbContextFactory<KalapaDbContext> contexts, IOptions<IdentityOptions> identity, DatabaseOutage outage)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // Who was behind this circuit until it was ended.
    private ClaimsPrincipal? _former;

    protected override TimeSpan RevalidationInterval => Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellation) =>
        MayStay(state.User, cancellation);

    /// <summary>False only when the database says that the account is no longer what it was.</summary>
    internal async Task<bool> MayStay(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        try
        {
            if (await EndOf(contexts, identity.Value, principal, cancellation) is null)
            {
                return true;
            }

            _former ??= principal;
            return false;
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            return true;
        }
    }

    /// <summary>Nobody is behind this circuit any more: pages turn to the sign-in page, and verbs hear nobody.</summary>
    internal void End()
    {
        if (GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } known)
        {
            _former ??= known.Result.User;
        }

        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    /// <summary>Why this circuit has nobody behind it any more; null when it never had, or when the database does not say.</summary>
    internal async Task<SessionEnd?> Why(CancellationToken cancellation = default)
    {
        try
        {
            // A session's circuits end before its row does.
            return _former is null ? null : await EndOf(contexts, identity.Value, _former, cancellation) ?? SessionEnd.Ended;
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            return null;
        }
    }

    /// <summary>Why the principal no longer counts; null while it does.</summary>
    internal static async Task<SessionEnd?> EndOf(
        IDbContextFactory<KalapaDbContext> contexts, IdentityOptions identity, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (principal.UserId() is not { } id)
        {
            return SessionEnd.Ended;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var session = principal.SessionId();
        var found = await db.Users.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new { User = row, HasSession = db.Sessions.Any(open => open.Id == session && open.UserId == id) })
            .SingleOrDefaultAsync(cancellation);
        return found switch
        {
            null => SessionEnd.Ended,
            { User.Disabled: true } => SessionEnd.Disabled,
            { HasSession: false } => SessionEnd.Ended,
            { User: var user } when user.SecurityStamp != principal.FindFirstValue(identity.ClaimsIdentity.SecurityStampClaimType)
                || KalapaClaims.AuthorityOf(user) != principal.FindFirstValue(KalapaClaims.Authority) => SessionEnd.Changed,
            _ => null,
        };
    }
}
