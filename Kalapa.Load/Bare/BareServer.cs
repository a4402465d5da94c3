using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bare;

/// <summary>
/// The least that SignalR can do: one text to everybody who is connected, with its JSON protocol. What a change costs beyond this is Blazor's and Kalapa's.
/// </summary>
internal static class BareServer
{
    /// <summary>Serves until it is told to end.</summary>
    /// <param name="address">Where it listens.</param>
    public static async Task<int> Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapHub<BareHub>("/bare");
        app.MapPost("/broadcast", (int bytes, int number, IHubContext<BareHub> hub) =>
            hub.Clients.All.SendAsync("say", number, new string('x', bytes)));
        await app.RunAsync();
        return 0;
    }

    private sealed class BareHub : Hub;
}
