using Kalapa.Domain;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Kalapa.App.Files;

/// <summary>
/// A PDF is let in when it opens, nothing in it runs, and it carries no other files. It is read twice: by <see cref="PdfScan"/>, which
/// believes nothing, and by PdfPig, which decrypts and knows the document's own order.
/// </summary>
internal static class PdfJudge
{
    /// <summary>Nobody checks a paper of more pages.</summary>
    public const int MostPages = 2_000;

    private const int MostObjects = 200_000;
    private const int MostActions = 1_000;
    private const int DeepestNesting = 100;

    /// <exception cref="RuleBroken"><c>file.*</c>.</exception>
    public static void Judge(byte[] file, JudgingTime time)
    {
        PdfEnvelope.Demand(file);
        var scan = new PdfScan(time, MostPages);
        scan.Read(file);
        using var document = Open(file, time, scan);
        if (document.NumberOfPages == 0)
        {
            throw new RuleBroken("file.damaged");
        }

        if (document.NumberOfPages > MostPages)
        {
            throw new RuleBroken("file.too-many-pages", MostPages);
        }

        if (document.Structure.CrossReferenceTable.ObjectOffsets.Count > MostObjects)
        {
            throw new RuleBroken("file.too-complex");
        }

        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            time.Check();
            if (Read(document, reference) is { } found)
            {
                DemandQuiet(document, found);
            }
        }
    }

    private static PdfDocument Open(byte[] file, JudgingTime time, PdfScan scan)
    {
        try
        {
            return PdfDocument.Open(file, new ParsingOptions
            {
                UseLenientParsing = true, // Scanners and printers make mistakes that every reader forgives.
                SkipMissingFonts = true,
                MaxStackDepth = DeepestNesting,
                FilterProvider = new PdfFilters(time, scan),
            });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new RuleBroken("file.password");
        }
        catch (Exception exception) when (exception is not RuleBroken)
        {
            // Encrypted in a way that PdfPig does not know: it opens nowhere without its key either.
            throw new RuleBroken(file.AsSpan().IndexOf("/Encrypt"u8) >= 0 ? "file.password" : "file.damaged");
        }
    }

    /// <summary>Null for what the table lists and the file does not hold.</summary>
    private static IToken? Read(PdfDocument document, IndirectReference reference)
    {
        try
        {
            return document.Structure.GetObject(reference)?.Data;
        }
        catch (Exception exception) when (exception is not RuleBroken)
        {
            return null;
        }
    }

    /// <summary>Walks everything that stands in one object, without recursion.</summary>
    private static void DemandQuiet(PdfDocument document, IToken root)
    {
        var open = new Stack<IToken>([root]);
        while (open.TryPop(out var token))
        {
            switch (token)
            {
                case NameToken name:
                    PdfNames.Demand(null, name.Data);
                    break;
                case ArrayToken array:
                    foreach (var item in array.Data)
                    {
                        open.Push(item);
                    }

                    break;
                case StreamToken stream:
                    open.Push(stream.StreamDictionary);
                    break;
                case DictionaryToken dictionary:
                    foreach (var (key, value) in dictionary.Data)
                    {
                        PdfNames.Demand(null, key);
                        if (value is NameToken named)
                        {
                            PdfNames.Demand(key, named.Data);
                        }

                        if (key is "OpenAction" or "AA")
                        {
                            DemandHarmless(document, value, key == "AA");
                        }

                        open.Push(value);
                    }

                    break;
            }
        }
    }

    /// <summary>What happens by itself may show a place in the document; it may not call anybody.</summary>
    private static void DemandHarmless(PdfDocument document, IToken action, bool areSeveral)
    {
        if (Resolve(document, action) is not DictionaryToken dictionary)
        {
            return;
        }

        var open = new Stack<DictionaryToken>(areSeveral ? dictionary.Data.Values.Select(value => Resolve(document, value)).OfType<DictionaryToken>() : [dictionary]);
        for (var count = 0; open.TryPop(out var one) && count < MostActions; count++)
        {
            // One action may name the next.
            if (one.Data.TryGetValue("Next", out var next))
            {
                foreach (var following in Resolve(document, next) is ArrayToken several ? several.Data : [next])
                {
                    if (Resolve(document, following) is DictionaryToken after)
                    {
                        open.Push(after);
                    }
                }
            }

            if (one.Data.TryGetValue("S", out var kind) && Resolve(document, kind) is NameToken { Data: not ("GoTo" or "Named" or "Hide" or "SetOCGState" or "Trans") })
            {
                throw new RuleBroken("file.active");
            }
        }
    }

    private static IToken? Resolve(PdfDocument document, IToken token) => token is IndirectReferenceToken reference ? Read(document, reference.Data) : token;
}
