using System.Security.Cryptography;
using System.Text;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Data;

/// <summary>
/// A migration that landed may have run on somebody's data, so it is never changed, renamed or removed: a new one is added.
/// <c>LandedMigrations.txt</c> holds each file's hash.
/// </summary>
public sealed class LandedMigrationsTests
{
    private const string Folder = "Kalapa.App/Data/Migrations";

    [Fact]
    public void Landed_migrations_are_frozen()
    {
        var there = Directory.EnumerateFiles(Repository.PathOf(Folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0]))
            .Select(Line).Order(StringComparer.Ordinal).ToList();
        var landed = File.ReadAllLines(Repository.PathOf("Kalapa.Tests/App/Data/LandedMigrations.txt")).Where(line => line.Length > 0).Order(StringComparer.Ordinal).ToList();

        var changed = landed.Except(there).ToList();
        Assert.True(changed.Count == 0, $"These migrations landed and are now others, or gone; bring them back and add a new one:\n{string.Join('\n', changed)}");
        var unlisted = there.Except(landed).ToList();
        Assert.True(unlisted.Count == 0, $"New migrations: add these lines to Kalapa.Tests/App/Data/LandedMigrations.txt when they land.\n{string.Join('\n', unlisted)}");
    }

    private static string Line(string file) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n"))))}  {Path.GetRelativePath(Repository.PathOf(Folder), file).Replace('\\', '/')}";
}
