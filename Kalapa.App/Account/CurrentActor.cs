using System.Security.Claims;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>
/// Who is behind this circuit or this request. Verbs take <see cref="UserId"/> and read the account again inside their
/// own transaction; pages take <see cref="Read"/> to decide what to show.
/// </summary>
public sealed class CurrentActor(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time, Revocations? revocations = null)
{
    private ClaimsPrincipal _principal = new();

    /// <summary>The account; null when nobody is signed in, from the moment on at which the session ends: verbs hear nobody then.</summary>
    public Guid? UserId => revocations?.HasEnded(SessionId) == true ? null : _principal.UserId();

    /// <summary>The session that this circuit or request belongs to.</summary>
    public Guid? SessionId => _principal.SessionId();

    /// <summary>Signed in as that; what is shown while the database is still asked.</summary>
    public bool SignedInAs(Role role) => _principal.IsInRole(role.ToString());

    /// <summary>
    /// The actor as the database knows it now, for looks: one read, so a page asks once, as it starts.
    /// Null when nobody is signed in or the account has been disabled.
    /// </summary>
    public async Task<Actor?> Read(CancellationToken cancellation = default)
    {
        if (UserId is not { } id)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id && !user.Disabled, cancellation);
        return user is null ? null : await BranchDeciders.ActorOf(db, user, time.GetUtcNow(), cancellation);
    }

    internal void Become(ClaimsPrincipal principal) => _principal = principal;
}

/// <summary>Tells a circuit's <see cref="CurrentActor"/> who signed in, and that the account was refused since.</summary>
internal sealed class CurrentActorOfCircuit(AuthenticationStateProvider authentication, CurrentActor actor) : CircuitHandler, IDisposable
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged += OnChanged;
        actor.Become((await authentication.GetAuthenticationStateAsync()).User);
    }

    public void Dispose() => authentication.AuthenticationStateChanged -= OnChanged;

    private async void OnChanged(Task<AuthenticationState> change)
    {
        try
        {
            actor.Become((await change).User);
        }
        catch (Exception)
        {
            // No answer is no other person: the circuit keeps whom it has, and each verb reads the account again.
        }
    }
}
