using Kalapa.Domain.Permits;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kalapa.App.Features.Permits;

/// <summary>Where Kalapa is reached from outside, for what is printed: <c>Kalapa:PublicAddress</c>, while developing the server's own.</summary>
public sealed class PublicAddress(IConfiguration configuration, IHostEnvironment environment, IServer server)
{
    /// <summary>What a permit's QR holds: the page that says whether this revision of it is valid.</summary>
    /// <exception cref="InvalidOperationException">It is not configured: a permit that leads nowhere must not be printed.</exception>
    public string OfCheck(Permit permit) => $"{Base.TrimEnd('/')}/cek/{permit.Code}?r={permit.Revision}";

    private string Base => configuration["Kalapa:PublicAddress"]
        ?? (environment.IsDevelopment() ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() : null)
        ?? throw new InvalidOperationException("Kalapa:PublicAddress is missing: set it to the address people reach Kalapa at, such as https://izin.example.co.id");
}
