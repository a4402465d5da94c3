using System.IO.Compression;
using Kalapa.Domain;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Kalapa.App.Files;

/// <summary>PdfPig's own filters, but what they unpack is counted and read first: an object stream that is a bomb is refused, not unpacked, and
/// one that was encrypted is read here as others are by <see cref="PdfScan"/>. Content is never unpacked, only objects and tables.</summary>
internal sealed class PdfFilters(JudgingTime time, PdfScan scan) : IFilterProvider
{
    private const long MostInflated = 128L * 1024 * 1024;

    private readonly IFilterProvider _known = DefaultFilterProvider.Instance;
    private long _inflated;

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Counted(_known.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Counted(_known.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => Counted(_known.GetAllFilters());

    private List<IFilter> Counted(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new CountedFilter(this, filter))];

    private void Count(Memory<byte> packed)
    {
        var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            while (inflater.Read(buffer) is var read and > 0)
            {
                Add(read);
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // The filter will find that too.
        }

        scan.ReadNames(unpacked.ToArray());
    }

    private void Add(long bytes)
    {
        time.Check();
        if ((_inflated += bytes) > MostInflated)
        {
            throw new RuleBroken("file.too-much-inside", MostInflated / 1024 / 1024);
        }
    }

    private sealed class CountedFilter(PdfFilters all, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (filter is FlateFilter)
            {
                all.Count(input);
            }
            else
            {
                // The others cannot make more of a few bytes than these bounds allow for: LZW's longest run, and twice the bytes of hex.
                all.Add(input.Length * 64L);
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
