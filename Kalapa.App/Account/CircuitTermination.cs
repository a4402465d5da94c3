using Kalapa.App.Live;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kalapa.App.Account;

/// <summary>Ends a circuit at once when its account's rights change or its session ends: the screen gives way to the sign-in page.</summary>
internal sealed class CircuitTermination(AuthenticationStateProvider authentication, Revocations revocations) : CircuitHandler, IDisposable
{
    private IDisposable? _watch;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.UserId() is not { } id || authentication is not Revalidation revalidation)
        {
            return;
        }

        // Whoever changes the account waits for none of its screens.
        _watch = revocations.Watch(id, () => _ = Task.Run(revalidation.End, CancellationToken.None), user.SessionId());

        // What was revoked between the cookie's check and this moment nobody will tell again. Asked to the end: whoever leaves now may come back to this circuit.
        if (!await revalidation.MayStay(user, CancellationToken.None))
        {
            revalidation.End();
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _watch?.Dispose();
}
