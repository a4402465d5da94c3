using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kalapa.App.Account;

/// <summary>
/// A page that one may not have, come to within a circuit: no request tells of it, so its own text does. The page that a circuit starts with was
/// answered, and recorded, as a request.
/// </summary>
internal sealed class DeniedScreens(NavigationManager navigator, AuthenticationStateProvider authentication, DeniedReads reads) : CircuitHandler, IDisposable
{
    private bool _moved;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        navigator.LocationChanged += OnMoved;
        return Task.CompletedTask;
    }

    /// <summary>The screen shows that there is nothing here for the reader.</summary>
    public async Task Record(bool forbidden)
    {
        if (_moved)
        {
            var reader = (await authentication.GetAuthenticationStateAsync()).User;
            await reads.Record(reader, new Uri(navigator.Uri).AbsolutePath, forbidden);
        }
    }

    public void Dispose() => navigator.LocationChanged -= OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _moved = true;
}
