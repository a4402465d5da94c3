using System.Security.Cryptography;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>Fills an empty database with people and stories to try out, and says on the console how to sign in.</summary>
internal static class DemoSetup
{
    private const string PasswordFile = "demo-password.txt";

    /// <summary>The sign-in page's buttons and the story teller, where the demo is welcome.</summary>
    public static void AddKalapaDemo(this WebApplicationBuilder builder)
    {
        if (!DemoPersonas.AreWelcome(builder.Configuration, builder.Environment))
        {
            return;
        }

        builder.Services.AddSingleton(new DemoPersonas(
        [
            new(DemoPeople.Client.Email!, "Sari · Client"),
            new(DemoPeople.OtherClient.Email!, "Maya · Client"),
            new(DemoPeople.Agent.Email!, "Rina · CS"),
            new(DemoPeople.OtherAgent.Email!, "Dimas · CS"),
            new(DemoPeople.Lead.Email!, "Tono · CS lead"),
            new(DemoPeople.Supervisor.Email!, "Budi · Supervisor CBT, BTR"),
            new(DemoPeople.OtherSupervisor.Email!, "Ratna · Supervisor CBT, BDG, PKU, SBY"),
            new(DemoPeople.Guard.Email!, "Joko · Gate CBT"),
            new(DemoPeople.OtherGuard.Email!, "Wawan · Gate BDG"),
            new(DemoPeople.Admin.Email!, "Anita · Admin"),
        ]));
        builder.Services.AddSingleton<DemoStory>();
    }

    /// <summary>Branches always; people and stories on the demo's first start.</summary>
    public static async Task PrepareKalapa(this WebApplication app)
    {
        await app.MigrateKalapaData();
        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        await FoundingBranches.EnsureThere(contexts);
        if (app.Services.GetService<DemoStory>() is not { } story)
        {
            await app.InviteFirstAdmin(contexts);
            return;
        }

        var password = await PasswordOf(Path.Combine(DataFolder.Of(app.Configuration, app.Environment), PasswordFile));
        if (await AddPeople(app, contexts, password))
        {
            await story.Tell(CancellationToken.None);
        }

        app.Lifetime.ApplicationStarted.Register(() => SayHello(app, password));
    }

    private static async Task<bool> AddPeople(WebApplication app, IDbContextFactory<KalapaDbContext> contexts, string password)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.Users.AnyAsync())
        {
            return false;
        }

        // One password for all of them, so it is hashed once: the first start should not take a minute.
        using var scope = app.Services.CreateScope();
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<KalapaUser>>().HashPassword(DemoPeople.Admin, password);
        foreach (var user in DemoPeople.All)
        {
            user.NormalizedEmail = user.NormalizedUserName = user.Email!.ToUpperInvariant();
            user.PasswordHash = hash;
            user.SecurityStamp = Guid.NewGuid().ToString("N");
        }

        db.AddRange(DemoPeople.Tenants(DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)));
        db.AddRange(DemoPeople.All);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Made at the first start and kept beside the database, so that the greeting can say it again.</summary>
    private static async Task<string> PasswordOf(string path)
    {
        if (!File.Exists(path))
        {
            await File.WriteAllTextAsync(path, RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 14));
        }

        return await File.ReadAllTextAsync(path);
    }

    private static void SayHello(WebApplication app, string password)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"""

            Kalapa is ready at {address}
            Sign in with one click on that page, or with one of these addresses and the password {password}
            {string.Join(Environment.NewLine, app.Services.GetRequiredService<DemoPersonas>().All.Select(persona => $"  {persona.Email,-28} {persona.Label}"))}

            """);
    }
}
