using Kalapa.Domain.Permits;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kalapa.App.Setup;

/// <summary>Where Kalapa is reached from outside, for what is printed: <c>Kalapa:PublicAddress</c>, without it the server's own.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>A page's whole address.</summary>
    /// <param name="page">It from the root on: <c>/akun/awal</c>.</param>
    /// <exception cref="InvalidOperationException">Neither configured nor listening: what leads nowhere must not be printed.</exception>
    public string Of(string page) => Base.TrimEnd('/') + page;

    /// <summary>What a permit's QR holds: the page that says whether this revision of it is valid.</summary>
    /// <exception cref="InvalidOperationException">Neither configured nor listening.</exception>
    public string OfCheck(Permit permit) => Of($"/cek/{permit.Code}?r={permit.Revision}");

    private string Base => configuration["Kalapa:PublicAddress"]
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException("Kalapa:PublicAddress is missing, and the server listens nowhere yet.");
}
