using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Features;
using Kalapa.App.Features.Solutions;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Kalapa.Load.Report;
using Kalapa.Load.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Solutions;

/// <summary>
/// The command <c>solutions</c>: finds and offers solutions as somebody types, one query for each word or letter, among so many.
/// </summary>
/// <param name="count">Published solutions, half of them for staff alone.</param>
/// <param name="connection">An empty MariaDB database; null for an SQLite file.</param>
internal sealed class SolutionRun(int count, string? connection)
{
    private static readonly string[] Things = "server switch router PDU UPS rak kabel kartu pintu sensor kipas panel modem patch lampu disk firewall kunci kamera genset".Split(' ');
    private static readonly string[] Faults = "padam lambat panas bocor longgar hilang berbunyi terkunci putus berkedip penuh rusak tertukar kotor miring basah lembap terbalik mati macet".Split(' ');
    private static readonly string[] Cures = "periksa ganti kencangkan bersihkan nyalakan lapor geser ukur catat foto tutup buka lepas pasang hubungi tunggu uji salin hitung kunci".Split(' ');

    /// <summary>Returns the exit code: 1 when a client was offered what is for staff.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        try
        {
            var place = new DataPlace(folder.FullName, connection);
            var people = new SeedPeople(agents: 40, takers: 0);
            await new SeedDatabase(place, people).Fill(10);
            await using var app = AppData.Of(place, services => services.AddLive().AddKalapaFeatures());
            await Seed(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>(), cancellationToken);
            var (client, list, offers) = (people.Clients[0].ToActor(), app.Services.GetRequiredService<SolutionList>(), app.Services.GetRequiredService<SolutionOffers>());

            var random = new Random(7);
            List<TimeSpan> searched = [], offered = [];
            var wrong = 0;
            for (var round = 0; round < 60; round++)
            {
                var wanted = $"{Any(random, Things)} {Any(random, Faults)}";
                for (var letters = 2; letters <= wanted.Length; letters++)
                {
                    searched.Add(await Timed(() => list.For(client, new() { Text = wanted[..letters] }, english: false, cancellationToken)));
                }

                var words = Text(random, 30).Split(' ');
                for (var typed = 1; typed <= words.Length; typed++)
                {
                    offered.Add(await Timed(async () =>
                    {
                        var found = await offers.For(client, string.Join(' ', words[..typed]), forClients: true, cancellationToken);
                        wrong += found.Count(offer => offer.Content.Audience != SolutionAudience.Client);
                    }));
                }
            }

            Console.WriteLine($"{count} solutions on {(connection is null ? "SQLite" : "MariaDB")}, milliseconds a query, the first 20 left out");
            Console.WriteLine($"search, letter by letter  {Spread.Of(searched.Skip(20))}");
            Console.WriteLine($"offers, word by word      {Spread.Of(offered.Skip(20))}");
            return wrong == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Seed(IDbContextFactory<KalapaDbContext> contexts, CancellationToken cancellationToken)
    {
        var (random, now) = (new Random(1), DateTimeOffset.UtcNow);
        var (author, lead) = (new Actor(Guid.CreateVersion7(), "Rina", Role.Cs), new Actor(Guid.CreateVersion7(), "Tono", Role.Cs) { IsLead = true });
        string[] categories = [.. SupportCatalogue.Default.Groups.SelectMany(group => group.Topics).Select(topic => topic.Code)];
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        for (var made = 0; made < count; made++)
        {
            var solution = Solution.Draft(new()
            {
                Category = Any(random, categories),
                Audience = made % 2 == 0 ? SolutionAudience.Client : SolutionAudience.Staff,
                ReviewBy = today.AddYears(1),
                Indonesian = new() { Title = $"{Any(random, Things)} {Any(random, Faults)} nomor {made}", Symptoms = Text(random, 30), Steps = Text(random, 120) },
                English = new() { Title = $"{Any(random, Things)} fault {made}", Symptoms = Text(random, 30), Steps = Text(random, 120) },
            }, null, author, now);
            solution.Publish(lead, today, now);
            db.Add(solution);
            db.Add(new SolutionSearchText { SolutionId = solution.Id, Words = SolutionSearchWords.Of(solution) });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(at => (at % 4) switch { 0 => Any(random, Cures), 1 => Any(random, Things), 2 => Any(random, Faults), _ => $"unit{random.Next(5_000)}" }));

    private static string Any(Random random, string[] words) => words[random.Next(words.Length)];

    private static async Task<TimeSpan> Timed(Func<Task> query)
    {
        var began = Stopwatch.GetTimestamp();
        await query();
        return Stopwatch.GetElapsedTime(began);
    }
}
