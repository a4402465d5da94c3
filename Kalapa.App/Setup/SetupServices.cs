using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Setup;

/// <summary>The first start on an empty database.</summary>
internal static class SetupServices
{
    public static void AddKalapaSetup(this WebApplicationBuilder builder)
    {
        builder.AddQuietStart();
        // Outside Development too a build that was not published finds its stylesheets and scripts.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddScoped<MakeFirstAdmin>();
        builder.Services.AddHostedService<GracefulShutdown>();
        // Less than what deploy/kalapa.service and a container engine are told to wait before they kill.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }

    /// <summary>When nobody has an account: makes the code and says on the console where to type it. Logs may travel; this line does not.</summary>
    public static async Task InviteFirstAdmin(this WebApplication app, IDbContextFactory<KalapaDbContext> contexts)
    {
        await using (var db = await contexts.CreateDbContextAsync())
        {
            if (await db.Users.AnyAsync())
            {
                return;
            }
        }

        var code = app.Services.GetRequiredService<SetupCode>();
        code.Open();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"""

            Kalapa has no account yet. {Invitation(app, app.Services.GetRequiredService<PublicAddress>().Of(SetupPage.Address))}
            The page asks for this code, which holds until then or until the next start: {code.Value}

            """));
    }

    /// <summary>Outside Development a page without TLS is answered with 400, so its address is not the one to print.</summary>
    private static string Invitation(WebApplication app, string address) => app.Environment.IsDevelopment() || address.StartsWith("https://", StringComparison.Ordinal)
        ? $"Open {address} and make the first admin."
        : $"""
            Its pages open over TLS (https) only: put a proxy that ends TLS before {address[..^SetupPage.Address.Length]}, and say so. Example:
            Kalapa__PublicAddress=https://izin.kalapa.example Kalapa__Proxies=127.0.0.1. Then open https://izin.kalapa.example{SetupPage.Address} and make the first admin.
            """;
}
