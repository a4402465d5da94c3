using Kalapa.App.Data;
using Kalapa.Load.Circuits;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;

namespace Kalapa.Load.Live;

/// <summary>Who looks at what: every account signs in once and keeps at most <see cref="WindowsEach"/> windows.</summary>
/// <param name="server">Kalapa.</param>
/// <param name="people">Its accounts.</param>
internal sealed class Desks(ServerProcess server, SeedPeople people)
{
    /// <summary>As many as the app allows one account by itself.</summary>
    public const int WindowsEach = 8;

    private readonly Dictionary<KalapaUser, Visitor> _visitors = [];

    /// <summary>As many screens as asked for.</summary>
    /// <param name="count">How many.</param>
    /// <param name="mix">Every second one is another role's page.</param>
    /// <param name="cancellationToken">Ends the signing in.</param>
    public async Task<IReadOnlyList<Desk>> Plan(int count, bool mix, CancellationToken cancellationToken)
    {
        List<Desk> desks = [];
        for (var index = 0; index < count; index++)
        {
            var (user, path) = mix && index % 2 == 1 ? Other(index / 2) : (people.Agents[index / WindowsEach], Desk.Queue);
            desks.Add(new(await Of(user, cancellationToken), path));
        }

        return desks;
    }

    /// <summary>The account's browser, signed in.</summary>
    public async Task<Visitor> Of(KalapaUser user, CancellationToken cancellationToken)
    {
        if (!_visitors.TryGetValue(user, out var visitor))
        {
            _visitors.Add(user, visitor = new Visitor(server.Address, KalapaServer.Origin));
            await visitor.SignIn(user.Email!, SeedPeople.Password, cancellationToken);
        }

        return visitor;
    }

    private (KalapaUser User, string Path) Other(int index) => (index % 4) switch
    {
        0 => (people.Supervisors[index / 4 % people.Supervisors.Count], "/persetujuan"),
        1 => (people.Clients[index / 4 % people.Clients.Count], "/beranda"),
        2 => (people.Guards[index / 4 % people.Guards.Count], "/gerbang"),
        _ => (people.Admin, "/pantauan"),
    };
}
