using System.Text.RegularExpressions;
using Kalapa.App.Data;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>
/// The app as it is run for real, behind a proxy that ends TLS, with one account that has a password. A visitor says where it comes
/// from, as the proxy would.
/// </summary>
public sealed partial class SetUpApp : IAsyncLifetime
{
    public const string Email = "tri@kalapa.example";
    public const string Password = "kuda laut biru tua";

    public AppProcess Process { get; } = new()
    {
        Settings =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Kalapa__Demo"] = "false",
            ["Kalapa__PublicAddress"] = "https://kalapa.example",
            ["Kalapa__Proxies__0"] = "127.0.0.1",
        },
    };

    /// <summary>Somebody at that address, with an empty browser.</summary>
    public ProxiedVisitor From(string address) => new(Process.Address) { From = address };

    public async ValueTask InitializeAsync()
    {
        await Process.Start();
        for (var since = 0; since < 100 && !Code().IsMatch(Process.Output); since++)
        {
            await Task.Delay(100); // The greeting is written just after the line that says that the app listens.
        }

        var admin = From("198.51.100.1");
        var page = await admin.Get("/akun/awal");
        await admin.Post("/akun/awal", page.Body, new()
        {
            ["_handler"] = "awal",
            ["Form.Code"] = Code().Match(Process.Output).Value,
            ["Form.Name"] = "Tri Handayani",
            ["Form.Email"] = Email,
            ["Form.Password"] = Password,
            ["Form.Again"] = Password,
        });
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>Posts the sign-in form and returns what was answered.</summary>
    public static async Task<(System.Net.HttpStatusCode Status, string Body)> SignIn(ProxiedVisitor visitor, string email, string password)
    {
        var door = await visitor.Get("/akun/masuk");
        return await visitor.Post("/akun/masuk", door.Body, new() { ["_handler"] = "masuk", ["Form.Email"] = email, ["Form.Password"] = password });
    }

    /// <summary>Reads its database.</summary>
    public async Task<T> Read<T>(Func<KalapaDbContext, Task<T>> read)
    {
        await using var node = TestApp.Build(Engine.Sqlite, Process.ConnectionString, Process.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\b")]
    private static partial Regex Code();
}
