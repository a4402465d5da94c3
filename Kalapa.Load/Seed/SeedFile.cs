using System.Security.Cryptography;

namespace Kalapa.Load.Seed;

/// <summary>One small file, copied under a random name for each row that names one: the store never shares bytes between rows.</summary>
/// <param name="dataFolder">The app's data folder.</param>
/// <param name="writes">The copies are there; without them a million rows need no million files, and nothing can be opened.</param>
internal sealed class SeedFile(string dataFolder, bool writes = true)
{
    private static readonly byte[] Bytes = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "files")).FullName;

    /// <summary>In bytes.</summary>
    public long Size => Bytes.Length;

    /// <summary>As the store writes it.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>A copy's name.</summary>
    public Guid Copy()
    {
        var id = Guid.NewGuid();
        if (writes)
        {
            File.WriteAllBytes(Path.Combine(_folder, id.ToString("N")), Bytes);
        }

        return id;
    }
}
