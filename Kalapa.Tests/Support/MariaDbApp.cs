using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>The built app on a MariaDB of its own, which a test may take away and give back. A class fixture.</summary>
public sealed class MariaDbApp : IAsyncLifetime
{
    private MariaDbProcess? _server;
    private AppProcess? _app;

    /// <summary>The database's server.</summary>
    public MariaDbProcess Server => _server!;

    /// <summary>The app.</summary>
    public AppProcess App => _app!;

    public async ValueTask InitializeAsync()
    {
        _server = await MariaDbProcess.Install();
        var connection = await _server.CreateDatabase("kalapa");
        _app = new() { Settings = { ["Kalapa__Database"] = "MariaDb", ["ConnectionStrings__Kalapa"] = connection } };
        await _app.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
