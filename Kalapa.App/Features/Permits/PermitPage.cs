namespace Kalapa.App.Features.Permits;

/// <summary>The permit laid out in one size of print: where everything goes, and whether it fits.</summary>
internal sealed class PermitPage
{
    private const double Margin = 36;
    private const double Bottom = PdfCanvas.Height - 40;
    private const double Inner = PdfCanvas.Width - (2 * Margin);
    private const double QrEdge = 116;
    private const double Gap = 14;
    private const int OneColumn = 12;
    private const byte Quiet = 90;

    private readonly List<Action<PdfCanvas>> _marks = [];
    private readonly double _size;
    private readonly SheetLimits _limits;
    private double _y = Margin;

    public PermitPage(PermitSheet sheet, double size, SheetLimits limits)
    {
        (_size, _limits) = (size, limits);
        Head(sheet);
        Facts(sheet.Facts);
        People(sheet.People);
        Paragraph(Bilingual.Say("Conditions"), sheet.Conditions.ReplaceLineEndings("\n"));
        List(Bilingual.Say("Waivers"), sheet.Waivers, int.MaxValue);
        List(Bilingual.Say("Equipment.In"), sheet.EquipmentIn, limits.Equipment);
        List(Bilingual.Say("Equipment.Out"), sheet.EquipmentOut, limits.Equipment);
        Rules();
        Foot(sheet);
    }

    /// <summary>Nothing runs into the foot.</summary>
    public bool Fits => _y <= Bottom;

    private double Small => Math.Max(_size * 0.82, 5);

    private double Line => _size * 1.32;

    public void DrawOn(PdfCanvas canvas) => _marks.ForEach(mark => mark(canvas));

    private void Head(PermitSheet sheet)
    {
        var code = new QrCode(sheet.CheckAddress);
        var module = QrEdge / code.Size;
        var left = PdfCanvas.Width - Margin - QrEdge;
        foreach (var (x, y, length) in code.Runs())
        {
            _marks.Add(canvas => canvas.Fill(left + (x * module), Margin + (y * module), length * module, module));
        }

        Text("KALAPA", Margin, Margin + 18, 20, bold: true);
        var heading = Bilingual.Both("Heading");
        Text(heading[0], Margin, Margin + 38, 12, bold: true);
        Text(heading[1], Margin, Margin + 52, 10, grey: Quiet);
        Text(Bilingual.Say("Code"), Margin, Margin + 72, 7, grey: Quiet);
        Text(sheet.Code, Margin, Margin + 90, 18, bold: true);
        Text($"{Bilingual.Say("Number")}: {sheet.Number}  ·  {Bilingual.Say("Revision", sheet.Revision)}", Margin, Margin + 106, 9);
        _y = Margin + QrEdge + 4;
    }

    /// <summary>In two columns, row by row.</summary>
    private void Facts(IReadOnlyList<SheetFact> facts)
    {
        const double width = (Inner - Gap) / 2;
        foreach (var row in facts.Chunk(2))
        {
            Rule();
            var top = _y;
            var lowest = top;
            foreach (var (fact, column) in row.Select((fact, column) => (fact, column)))
            {
                var x = Margin + (column * (width + Gap));
                _y = top + Line;
                Text(fact.Label, x, _y - (Line * 0.25), Small, grey: Quiet);
                foreach (var line in fact.Lines.SelectMany(line => Wrap(line, width)))
                {
                    Write(line, x);
                }

                lowest = Math.Max(lowest, _y);
            }

            _y = lowest + (_size * 0.25);
        }
    }

    private void People(IReadOnlyList<IReadOnlyList<string>> people)
    {
        Title(Bilingual.Say("People", people.Count));
        var shown = people.Take(_limits.People).Select((person, index) => (IReadOnlyList<string>)[$"{index + 1}", .. person]).ToList();
        var columns = shown.Count > OneColumn ? 2 : 1;
        var width = (Inner - (Gap * (columns - 1))) / columns;
        var (top, lowest) = (_y, _y);
        foreach (var (part, column) in shown.Chunk((shown.Count + columns - 1) / columns).Select((part, column) => (part, column)))
        {
            _y = top;
            var x = Margin + (column * (width + Gap));
            Row(["", Bilingual.Say("Name"), Bilingual.Say("Company"), Bilingual.Say("Role"), Bilingual.Say("Id")], x, width, isHead: true);
            foreach (var person in part)
            {
                Row(person, x, width, isHead: false);
            }

            lowest = Math.Max(lowest, _y);
        }

        _y = lowest;
        More(people.Count - shown.Count);
    }

    private void Row(IReadOnlyList<string> cells, double x, double width, bool isHead)
    {
        double[] shares = [0.05, 0.3, 0.25, 0.2, 0.2];
        var (top, lowest, left) = (_y, _y, x);
        _marks.Add(canvas => canvas.Fill(left, top + (_size * 0.1), width, 0.4, grey: 190));
        foreach (var (cell, share) in cells.Zip(shares))
        {
            _y = top;
            foreach (var line in Wrap(cell, (width * share) - 3, Small))
            {
                Write(line, x, Small, grey: isHead ? Quiet : (byte)0);
            }

            lowest = Math.Max(lowest, _y);
            x += width * share;
        }

        _y = lowest + (_size * 0.2);
    }

    private void Paragraph(string title, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        Title(title);
        var shown = text.Length > _limits.Text ? text[.._limits.Text] : text;
        foreach (var line in shown.Split('\n').SelectMany(line => Wrap(line, Inner)))
        {
            Write(line, Margin);
        }

        if (shown.Length < text.Length)
        {
            Write(Bilingual.Say("MoreText"), Margin, bold: true);
        }
    }

    private void List(string title, IReadOnlyList<string> items, int limit)
    {
        if (items.Count == 0)
        {
            return;
        }

        Title(title);
        var shown = items.Take(limit).Select(item => item.Length > _limits.Text ? item[.._limits.Text] + " …" : item).ToList();
        foreach (var line in Wrap(string.Join("  ·  ", shown), Inner))
        {
            Write(line, Margin);
        }

        More(items.Count - shown.Count);
    }

    private void Rules()
    {
        Title(Bilingual.Say("Rules"));
        const double width = (Inner - Gap) / 2;
        for (var number = 1; number <= 5; number++)
        {
            var start = _y;
            var lowest = start;
            foreach (var (text, column) in Bilingual.Both($"Rule{number}").Select((text, column) => (text, column)))
            {
                _y = start;
                foreach (var line in Wrap($"{number}. {text}", width, Small))
                {
                    Write(line, Margin + (column * (width + Gap)), Small, grey: column == 0 ? (byte)0 : Quiet);
                }

                lowest = Math.Max(lowest, _y);
            }

            _y = lowest;
        }
    }

    private void Foot(PermitSheet sheet) =>
        Text($"{Bilingual.Say("Check")}: {sheet.CheckAddress}", Margin, PdfCanvas.Height - 24, 7, grey: Quiet);

    private void Title(string text)
    {
        _y += _size * 0.5;
        Rule();
        Write(text, Margin, bold: true);
        _y += _size * 0.1;
    }

    private void More(int left)
    {
        if (left > 0)
        {
            Write(Bilingual.Say("More", left), Margin, bold: true);
        }
    }

    private void Rule()
    {
        var y = _y;
        _marks.Add(canvas => canvas.Fill(Margin, y, Inner, 0.6, grey: 120));
    }

    /// <summary>One line, and down to the next.</summary>
    private void Write(string line, double x, double? size = null, bool bold = false, byte grey = 0)
    {
        _y += (size ?? _size) * 1.32;
        Text(line, x, _y - ((size ?? _size) * 0.25), size ?? _size, bold, grey);
    }

    private void Text(string text, double x, double y, double size, bool bold = false, byte grey = 0) =>
        _marks.Add(canvas => canvas.Text(text, x, y, size, bold, grey));

    private IEnumerable<string> Wrap(string text, double width, double? size = null) =>
        TextWrap.Lines(text, width, part => PdfCanvas.Measure(part, size ?? _size));
}
