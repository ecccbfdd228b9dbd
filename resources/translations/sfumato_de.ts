<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&quot;{text}&quot; is no exponent</source>
        <translation>„{text}“ ist kein Exponent</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no factor</source>
        <translation>„{text}“ ist kein Faktor</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no level</source>
        <translation>„{text}“ ist kein Niveau</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no line</source>
        <translation>„{text}“ ist keine Linie</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no number</source>
        <translation>„{text}“ ist keine Zahl</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no position</source>
        <translation>„{text}“ ist keine Position</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no width</source>
        <translation>„{text}“ ist keine Breite</translation>
    </message>
    <message>
        <source>&amp;About Sfumato</source>
        <translation>&amp;Über Sfumato</translation>
    </message>
    <message>
        <source>&amp;All, coloured by density</source>
        <translation>&amp;Alle, nach Dichte gefärbt</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>Anal&amp;yse</translation>
    </message>
    <message>
        <source>&amp;Automatic sigma</source>
        <translation>&amp;Automatisches Sigma</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Contours</source>
        <translation>&amp;Konturen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>Da&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Dots</source>
        <translation>Einzel&amp;punkte</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>&amp;Equal aspect</source>
        <translation>&amp;Gleicher Maßstab</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Freeze the position</source>
        <translation>Position &amp;festhalten</translation>
    </message>
    <message>
        <source>&amp;Guess the columns</source>
        <translation>Spalten &amp;vermuten</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;How the numbers are made</source>
        <translation>&amp;Wie die Zahlen entstehen</translation>
    </message>
    <message>
        <source>&amp;Keys and words</source>
        <translation>&amp;Tasten und Begriffe</translation>
    </message>
    <message>
        <source>&amp;Longitudes</source>
        <translation>&amp;Längengrade</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <translation>Nächste Re&amp;gion</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Be&amp;dienfelder</translation>
    </message>
    <message>
        <source>&amp;Peaks</source>
        <translation>&amp;Gipfel</translation>
    </message>
    <message>
        <source>&amp;Pin a probe</source>
        <translation>Messpunkt &amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Raw counts</source>
        <translation>&amp;Rohe Zählwerte</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Reset to defaults</source>
        <translation>Auf Voreinstellungen &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Scatter beside</source>
        <translation>&amp;Streudiagramm daneben</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Units of x and y…</source>
        <translation>&amp;Einheiten von x und y…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Which files</source>
        <translation>Welche &amp;Dateien</translation>
    </message>
    <message>
        <source>0.1 to 99.9 %</source>
        <translation>0,1 bis 99,9 %</translation>
    </message>
    <message>
        <source>1 region was read from {file}</source>
        <translation>1 Region wurde aus {file} gelesen</translation>
    </message>
    <message>
        <source>1 to 99 %</source>
        <translation>1 bis 99 %</translation>
    </message>
    <message>
        <source>1000 points of a normal distribution, as in the notebook that the program grew from.</source>
        <translation>1000 Punkte einer Normalverteilung, wie in dem Notebook, aus dem das Programm entstand.</translation>
    </message>
    <message>
        <source>5 to 95 %</source>
        <translation>5 bis 95 %</translation>
    </message>
    <message>
        <source>99 % of the points lie in a small part of this range</source>
        <translation>99 % der Punkte liegen in einem kleinen Teil dieses Bereichs</translation>
    </message>
    <message>
        <source>&lt;p&gt;(&lt;i&gt;d&lt;/i&gt;&lt;sub&gt;top&lt;/sub&gt; − &lt;i&gt;d&lt;/i&gt;&lt;sub&gt;saddle&lt;/sub&gt;) / √(Σ &lt;i&gt;w&lt;/i&gt;² (&lt;i&gt;K&lt;/i&gt;&lt;sub&gt;top&lt;/sub&gt; − &lt;i&gt;K&lt;/i&gt;&lt;sub&gt;saddle&lt;/sub&gt;)²)&lt;/p&gt;&lt;p&gt;over the points: both heights are sums over the same ones. The highest peak is taken over 0. A bin slopes up to the densest of its eight neighbours; what slopes up to a peak is its basin, and the basin of a maximum below the limit falls to the one beyond its saddle. The position is the top of the quadratic through the bin and its neighbours; density and error are read there. Of many maxima some pass the limit by chance.&lt;/p&gt;</source>
        <translation>&lt;p&gt;(&lt;i&gt;d&lt;/i&gt;&lt;sub&gt;Gipfel&lt;/sub&gt; − &lt;i&gt;d&lt;/i&gt;&lt;sub&gt;Sattel&lt;/sub&gt;) / √(Σ &lt;i&gt;w&lt;/i&gt;² (&lt;i&gt;K&lt;/i&gt;&lt;sub&gt;Gipfel&lt;/sub&gt; − &lt;i&gt;K&lt;/i&gt;&lt;sub&gt;Sattel&lt;/sub&gt;)²)&lt;/p&gt;&lt;p&gt;über die Punkte: beide Höhen sind Summen über dieselben. Der höchste Gipfel wird über 0 gemessen. Ein Bin steigt zum dichtesten seiner acht Nachbarn an; was zu einem Gipfel ansteigt, ist sein Einzugsgebiet, und das Einzugsgebiet eines Maximums unter der Schwelle fällt dem jenseits seines Sattels zu. Die Position ist der Scheitel des Polynoms zweiten Grades durch das Bin und seine Nachbarn; dort werden Dichte und Fehler abgelesen. Von vielen Maxima überschreiten einige die Schwelle durch Zufall.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;(Σ &lt;i&gt;w&lt;/i&gt; &lt;i&gt;K&lt;/i&gt;)² / Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;/i&gt;²&lt;/p&gt;&lt;p&gt;The effective number of points behind a value. Below 5 the error is grey: it is not to be relied on.&lt;/p&gt;</source>
        <translation>&lt;p&gt;(Σ &lt;i&gt;w&lt;/i&gt; &lt;i&gt;K&lt;/i&gt;)² / Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;/i&gt;²&lt;/p&gt;&lt;p&gt;Die effektive Anzahl der Punkte hinter einem Wert. Unter 5 ist der Fehler grau: auf ihn ist kein Verlass.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;A&lt;sub&gt;y&lt;/sub&gt;&lt;/i&gt; &lt;i&gt;c&lt;/i&gt; &lt;i&gt;A&lt;sub&gt;x&lt;/sub&gt;&lt;/i&gt;&lt;sup&gt;T&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;&lt;i&gt;A&lt;/i&gt; holds the Gaussian of each bin along an axis, cut off at 4 sigma, with what reaches over a border folded back (reflected), so that no mass is lost: &lt;i&gt;A&lt;sub&gt;ji&lt;/sub&gt;&lt;/i&gt; = &lt;i&gt;h&lt;/i&gt;(&lt;i&gt;i&lt;/i&gt; − &lt;i&gt;j&lt;/i&gt;) + &lt;i&gt;h&lt;/i&gt;(&lt;i&gt;i&lt;/i&gt; + &lt;i&gt;j&lt;/i&gt; + 1), &lt;i&gt;h&lt;/i&gt; periodic over 2&lt;i&gt;n&lt;/i&gt; bins. Under the mouse the image is interpolated (bilinear) between the centres of the bins, and constant in the outer half bin.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;A&lt;sub&gt;y&lt;/sub&gt;&lt;/i&gt; &lt;i&gt;c&lt;/i&gt; &lt;i&gt;A&lt;sub&gt;x&lt;/sub&gt;&lt;/i&gt;&lt;sup&gt;T&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;&lt;i&gt;A&lt;/i&gt; enthält die Gaußkurve jedes Bins entlang einer Achse, abgeschnitten bei 4 Sigma; was über einen Rand hinausreicht, wird zurückgefaltet (gespiegelt), sodass keine Masse verloren geht: &lt;i&gt;A&lt;sub&gt;ji&lt;/sub&gt;&lt;/i&gt; = &lt;i&gt;h&lt;/i&gt;(&lt;i&gt;i&lt;/i&gt; − &lt;i&gt;j&lt;/i&gt;) + &lt;i&gt;h&lt;/i&gt;(&lt;i&gt;i&lt;/i&gt; + &lt;i&gt;j&lt;/i&gt; + 1), &lt;i&gt;h&lt;/i&gt; periodisch über 2&lt;i&gt;n&lt;/i&gt; Bins. Unter der Maus wird das Bild zwischen den Mitten der Bins (bilinear) interpoliert, im äußeren halben Bin ist es konstant.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;t&lt;/i&gt; = (2π &lt;i&gt;N&lt;/i&gt; (ψ&lt;sub&gt;02&lt;/sub&gt; + ψ&lt;sub&gt;20&lt;/sub&gt; + 2ψ&lt;sub&gt;11&lt;/sub&gt;))&lt;sup&gt;−1/3&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;The squared bandwidth &lt;i&gt;t&lt;/i&gt; on the unit square; each ψ, the roughness of the density, is itself estimated at a bandwidth of its own, down a chain whose fixed point is taken. One number for both axes: the geometric mean.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;t&lt;/i&gt; = (2π &lt;i&gt;N&lt;/i&gt; (ψ&lt;sub&gt;02&lt;/sub&gt; + ψ&lt;sub&gt;20&lt;/sub&gt; + 2ψ&lt;sub&gt;11&lt;/sub&gt;))&lt;sup&gt;−1/3&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;Die quadrierte Bandbreite &lt;i&gt;t&lt;/i&gt; auf dem Einheitsquadrat; jedes ψ, die Rauheit der Dichte, wird selbst mit einer eigenen Bandbreite geschätzt, entlang einer Kette, deren Fixpunkt genommen wird. Eine Zahl für beide Achsen: das geometrische Mittel.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Bins are &lt;i&gt;n&lt;/i&gt; equal steps from the smallest to the largest value of the range; a bin holds its lower edge, the last one both. The count &lt;i&gt;c&lt;/i&gt; of a bin is the sum of the weights of its points, each 1 where no column of weights is chosen. Counts and edges are those of &lt;code&gt;numpy.histogram2d&lt;/code&gt;, bit for bit.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bins sind &lt;i&gt;n&lt;/i&gt; gleiche Schritte vom kleinsten zum größten Wert des Bereichs; zu einem Bin gehört sein unterer Rand, zum letzten gehören beide. Der Zählwert &lt;i&gt;c&lt;/i&gt; eines Bins ist die Summe der Gewichte seiner Punkte, jedes 1, wenn keine Gewichtsspalte gewählt ist. Zählwerte und Ränder sind die von &lt;code&gt;numpy.histogram2d&lt;/code&gt;, Bit für Bit.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;None is told: the maximum is uncertain too.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Keiner wird angegeben: auch das Maximum ist unsicher.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Per bin: the smoothed count itself. Per unit area: divided by width × height of a bin, in the units of the axes; degrees are taken as plotted, without a cosine. Probability per unit area: divided by the weight of all used points as well, in range or not. Per square degree on the sphere: divided by the width × height of a bin and by the cosine of the latitude y; levels, contours and areas are those of the sphere too. Fraction of maximum: divided by the largest bin.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Pro Bin: der geglättete Zählwert selbst. Pro Flächeneinheit: geteilt durch Breite × Höhe eines Bins, in den Einheiten der Achsen; Grade werden genommen, wie sie aufgetragen sind, ohne Kosinus. Wahrscheinlichkeit pro Flächeneinheit: zusätzlich geteilt durch das Gewicht aller verwendeten Punkte, ob im Bereich oder nicht. Pro Quadratgrad auf der Kugel: geteilt durch Breite × Höhe eines Bins und durch den Kosinus der Breite y; auch Anteile, Konturen und Flächen sind die der Kugel. Anteil am Maximum: geteilt durch das größte Bin.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Points are counted in bins, the counts are smoothed, and the smoothed image is read at the mouse. Each number below is what the window, the command line and the files tell.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Punkte werden in Bins gezählt, die Zählwerte geglättet, und das geglättete Bild wird an der Maus abgelesen. Jede Zahl unten ist die, die Fenster, Befehlszeile und Dateien angeben.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The colours of PuRd are from ColorBrewer by Cynthia Brewer, Mark Harrower and The Pennsylvania State University (Apache 2.0); viridis, magma, inferno and cividis are in the public domain (CC0).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Farben von PuRd stammen aus ColorBrewer von Cynthia Brewer, Mark Harrower und The Pennsylvania State University (Apache 2.0); viridis, magma, inferno und cividis sind gemeinfrei (CC0).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The line at the density &lt;i&gt;t&lt;/i&gt; goes around the bins with &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; &amp;gt; &lt;i&gt;t&lt;/i&gt;; &lt;i&gt;t&lt;/i&gt; lies halfway between the last bin that it takes to hold the share and the next one. It is drawn by linear interpolation between the centres of the bins, and closes along the edge of the range. Area: that of the polygons drawn, without their holes. Points: how many of the points themselves lie inside or on the line; they were not smoothed, so their share is another number.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Linie bei der Dichte &lt;i&gt;t&lt;/i&gt; umschließt die Bins mit &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; &amp;gt; &lt;i&gt;t&lt;/i&gt;; &lt;i&gt;t&lt;/i&gt; liegt auf halbem Weg zwischen dem letzten Bin, das für den Anteil gebraucht wird, und dem nächsten. Sie entsteht durch lineare Interpolation zwischen den Mitten der Bins und schließt sich am Rand des Bereichs. Fläche: die der gezeichneten Polygone, ohne ihre Löcher. Punkte: wie viele der Punkte selbst darin oder auf der Linie liegen; sie sind nicht geglättet, ihr Anteil ist daher eine andere Zahl.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Turns a file of points into a smooth picture of their density, and tells the density under the mouse.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Macht aus einer Datei von Punkten ein glattes Bild ihrer Dichte und nennt die Dichte unter der Maus.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;median of n_eff over the occupied bins &amp;lt; 5&lt;/p&gt;&lt;p&gt;Half of the occupied bins have fewer than 5 effective points behind them: the picture is mostly noise. Fewer bins or more sigma help.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Median von n_eff über die besetzten Bins &amp;lt; 5&lt;/p&gt;&lt;p&gt;Hinter der Hälfte der besetzten Bins stehen weniger als 5 effektive Punkte: das Bild ist größtenteils Rauschen. Weniger Bins oder mehr Sigma helfen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Σ &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; over the bins with &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; ≥ &lt;i&gt;d&lt;/i&gt;, / Σ &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; over all&lt;/p&gt;&lt;p&gt;“In the 46 % region”: the smallest region that holds 46 % of the density&apos;s mass reaches just to here. 100 % where the density is 0; none where weights are negative.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Σ &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; über die Bins mit &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; ≥ &lt;i&gt;d&lt;/i&gt;, / Σ &lt;i&gt;d&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt; über alle&lt;/p&gt;&lt;p&gt;„In der 46 %-Region“: die kleinste Region, die 46 % der Masse der Dichte enthält, reicht genau bis hierher. 100 %, wo die Dichte 0 ist; nichts, wo Gewichte negativ sind.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Σ &lt;i&gt;f&lt;/i&gt;² − 2 (&lt;i&gt;c&lt;/i&gt;′&lt;i&gt;Kc&lt;/i&gt; − Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;sub&gt;ii&lt;/sub&gt;&lt;/i&gt;) / (&lt;i&gt;W&lt;/i&gt;² − Σ &lt;i&gt;w&lt;/i&gt;²)&lt;/p&gt;&lt;p&gt;The sigma at which this is smallest: the density of all points but one then foretells that one best. &lt;i&gt;f&lt;/i&gt; = &lt;i&gt;Kc&lt;/i&gt; / &lt;i&gt;W&lt;/i&gt; runs over the bins, and &lt;i&gt;K&lt;sub&gt;ii&lt;/sub&gt;&lt;/i&gt; is the folded kernel&apos;s own diagonal. Smallest at the widest sigma means: no structure found. Where more than 5 % of the points share a position, or where the smallest lies below one bin, Scott&apos;s rule is taken, and said.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Σ &lt;i&gt;f&lt;/i&gt;² − 2 (&lt;i&gt;c&lt;/i&gt;′&lt;i&gt;Kc&lt;/i&gt; − Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;sub&gt;ii&lt;/sub&gt;&lt;/i&gt;) / (&lt;i&gt;W&lt;/i&gt;² − Σ &lt;i&gt;w&lt;/i&gt;²)&lt;/p&gt;&lt;p&gt;Das Sigma, bei dem dies am kleinsten ist: die Dichte aller Punkte bis auf einen sagt dann diesen einen am besten voraus. &lt;i&gt;f&lt;/i&gt; = &lt;i&gt;Kc&lt;/i&gt; / &lt;i&gt;W&lt;/i&gt; läuft über die Bins, und &lt;i&gt;K&lt;sub&gt;ii&lt;/sub&gt;&lt;/i&gt; ist die Diagonale des gefalteten Kerns. Am kleinsten beim breitesten Sigma heißt: keine Struktur gefunden. Wo mehr als 5 % der Punkte eine Position teilen oder das Kleinste unter einem Bin liegt, wird die Scott-Regel genommen, und es wird gesagt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;√(width&lt;i&gt;&lt;sub&gt;x&lt;/sub&gt;&lt;/i&gt; width&lt;i&gt;&lt;sub&gt;y&lt;/sub&gt;&lt;/i&gt;) × &lt;i&gt;n&lt;/i&gt;&lt;sub&gt;eff&lt;/sub&gt;&lt;sup&gt;−1/6&lt;/sup&gt;, in bins&lt;/p&gt;&lt;p&gt;Robust widths of the points along both axes, and &lt;i&gt;n&lt;/i&gt;&lt;sub&gt;eff&lt;/sub&gt; = (Σ &lt;i&gt;w&lt;/i&gt;)² / Σ &lt;i&gt;w&lt;/i&gt;² of all used points.&lt;/p&gt;</source>
        <translation>&lt;p&gt;√(Breite&lt;i&gt;&lt;sub&gt;x&lt;/sub&gt;&lt;/i&gt; Breite&lt;i&gt;&lt;sub&gt;y&lt;/sub&gt;&lt;/i&gt;) × &lt;i&gt;n&lt;/i&gt;&lt;sub&gt;eff&lt;/sub&gt;&lt;sup&gt;−1/6&lt;/sup&gt;, in Bins&lt;/p&gt;&lt;p&gt;Robuste Breiten der Punkte entlang beider Achsen, und &lt;i&gt;n&lt;/i&gt;&lt;sub&gt;eff&lt;/sub&gt; = (Σ &lt;i&gt;w&lt;/i&gt;)² / Σ &lt;i&gt;w&lt;/i&gt;² aller verwendeten Punkte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;√(Σ &lt;i&gt;w&lt;/i&gt;² (&lt;i&gt;K&lt;/i&gt; − &lt;i&gt;p&lt;/i&gt;)²) / &lt;i&gt;W&lt;/i&gt;, with &lt;i&gt;p&lt;/i&gt; = Σ &lt;i&gt;w&lt;/i&gt; &lt;i&gt;K&lt;/i&gt; / &lt;i&gt;W&lt;/i&gt;&lt;/p&gt;&lt;p&gt;over all used points: their number is fixed, so the value is a ratio of two sums; &lt;i&gt;W&lt;/i&gt; is the weight of all.&lt;/p&gt;</source>
        <translation>&lt;p&gt;√(Σ &lt;i&gt;w&lt;/i&gt;² (&lt;i&gt;K&lt;/i&gt; − &lt;i&gt;p&lt;/i&gt;)²) / &lt;i&gt;W&lt;/i&gt;, mit &lt;i&gt;p&lt;/i&gt; = Σ &lt;i&gt;w&lt;/i&gt; &lt;i&gt;K&lt;/i&gt; / &lt;i&gt;W&lt;/i&gt;&lt;/p&gt;&lt;p&gt;über alle verwendeten Punkte: ihre Anzahl steht fest, der Wert ist also ein Verhältnis zweier Summen; &lt;i&gt;W&lt;/i&gt; ist das Gewicht aller.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;√(Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;/i&gt;²)&lt;/p&gt;&lt;p&gt;over the points, with the weight &lt;i&gt;w&lt;/i&gt; of each, and &lt;i&gt;K&lt;/i&gt; the kernel with the interpolation and the folded border in it before it is squared. It is the standard error of this very value, for points that come independently, and covers the expectation of the smoothed density, not the density before smoothing. Per unit area it is divided by the area of a bin.&lt;/p&gt;</source>
        <translation>&lt;p&gt;√(Σ &lt;i&gt;w&lt;/i&gt;² &lt;i&gt;K&lt;/i&gt;²)&lt;/p&gt;&lt;p&gt;über die Punkte, mit dem Gewicht &lt;i&gt;w&lt;/i&gt; eines jeden, und &lt;i&gt;K&lt;/i&gt; dem Kern, in dem Interpolation und gefalteter Rand enthalten sind, bevor er quadriert wird. Es ist der Standardfehler eben dieses Wertes für Punkte, die unabhängig voneinander kommen, und gilt für den Erwartungswert der geglätteten Dichte, nicht für die Dichte vor der Glättung. Pro Flächeneinheit wird er durch die Fläche eines Bins geteilt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>= {x} × {y} bins</source>
        <translation>= {x} × {y} Bins</translation>
    </message>
    <message>
        <source>A bar of a round length on the picture</source>
        <translation>Ein Balken von runder Länge auf dem Bild</translation>
    </message>
    <message>
        <source>A made cell&apos;s filaments in single-molecule microscopy, blurred by 25 nm.</source>
        <translation>Filamente einer künstlichen Zelle in der Einzelmolekülmikroskopie, um 25 nm verwischt.</translation>
    </message>
    <message>
        <source>A made field near the plane of a galaxy: clusters, a gradient and lanes of dust.</source>
        <translation>Ein künstliches Feld nahe der Ebene einer Galaxie: Haufen, ein Gefälle und Staubbahnen.</translation>
    </message>
    <message>
        <source>A page for each question, with pictures</source>
        <translation>Eine Seite für jede Frage, mit Bildern</translation>
    </message>
    <message>
        <source>A position that was pinned; it stays where it is when anything else changes.</source>
        <translation>Eine markierte Position; sie bleibt, wo sie ist, wenn sich anderes ändert.</translation>
    </message>
    <message>
        <source>A position to pin: x, y in data units, then Enter. A table of positions can be pasted.</source>
        <translation>Position für einen Messpunkt: x; y in Dateneinheiten, dann Eingabe. Eine Tabelle von Positionen kann eingefügt werden.</translation>
    </message>
    <message>
        <source>A row is a point where x, y, and the weight if there is one, are finite numbers. All others are skipped, counted and told, with the reason and the first of them.</source>
        <translation>Eine Zeile ist ein Punkt, wenn x, y und, falls vorhanden, das Gewicht endliche Zahlen sind. Alle anderen werden übersprungen, gezählt und gemeldet, mit dem Grund und den ersten von ihnen.</translation>
    </message>
    <message>
        <source>A row is skipped where x, y or the weight is no finite number.</source>
        <translation>Eine Zeile wird übersprungen, wenn x, y oder das Gewicht keine endliche Zahl ist.</translation>
    </message>
    <message>
        <source>A table is a list of records, a list of rows, or lists of the same length.</source>
        <translation>Eine Tabelle ist eine Liste von Datensätzen, eine Liste von Zeilen, oder Listen gleicher Länge.</translation>
    </message>
    <message>
        <source>A table that was copied as text is opened with Ctrl+Shift+V, in the empty window with Ctrl+V.</source>
        <translation>Eine als Text kopierte Tabelle wird mit Strg+Umschalt+V geöffnet, im leeren Fenster mit Strg+V.</translation>
    </message>
    <message>
        <source>A table with a position in each row becomes a smooth picture of their density</source>
        <translation>Aus einer Tabelle mit einer Position in jeder Zeile wird ein glattes Bild ihrer Dichte</translation>
    </message>
    <message>
        <source>A unit comes from the file, or from a name such as &lt;i&gt;x [nm]&lt;/i&gt; or &lt;i&gt;x_nm&lt;/i&gt;. The button beside y takes another one, and a factor: for pixels of 130 nm the factor is 130 and the unit nm.</source>
        <translation>Eine Einheit stammt aus der Datei oder aus einem Namen wie &lt;i&gt;x [nm]&lt;/i&gt; oder &lt;i&gt;x_nm&lt;/i&gt;. Die Schaltfläche neben y nimmt eine andere an, und einen Faktor: für Pixel von 130 nm ist der Faktor 130 und die Einheit nm.</translation>
    </message>
    <message>
        <source>About Sfumato</source>
        <translation>Über Sfumato</translation>
    </message>
    <message>
        <source>Add a corn&amp;er</source>
        <translation>&amp;Ecke hinzufügen</translation>
    </message>
    <message>
        <source>Add it with &quot;{python}&quot; -m pip install {packages}</source>
        <translation>Nachinstallieren mit &quot;{python}&quot; -m pip install {packages}</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All settings as with a file that was just opened</source>
        <translation>Alle Einstellungen wie bei einer eben geöffneten Datei</translation>
    </message>
    <message>
        <source>Along the line, in the unit of the density</source>
        <translation>Entlang der Linie, in der Einheit der Dichte</translation>
    </message>
    <message>
        <source>Alt+Enter, Ctrl+Enter</source>
        <translation>Alt+Eingabe, Strg+Eingabe</translation>
    </message>
    <message>
        <source>An array of points has the shape (n, 2), or named fields.</source>
        <translation>Ein Array von Punkten hat die Form (n, 2) oder benannte Felder.</translation>
    </message>
    <message>
        <source>An array of points has the shape (n, 2).</source>
        <translation>Ein Array von Punkten hat die Form (n, 2).</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Arrow keys move the probe by a bin, with Shift by ten; Ctrl with up and down chooses another.
Del removes, Ctrl+C copies the selected rows, F2 changes the label.</source>
        <translation>Pfeiltasten verschieben den Messpunkt um ein Bin, mit Umschalt um zehn; Strg mit auf und ab wählt einen anderen.
Entf entfernt, Strg+C kopiert die gewählten Zeilen, F2 ändert die Beschriftung.</translation>
    </message>
    <message>
        <source>Arrow keys move the region by a bin, with Shift by ten; Ctrl with up and down chooses another.
Del removes, Ctrl+C copies the selected rows, F2 changes the name.</source>
        <translation>Pfeiltasten verschieben die Region um ein Bin, mit Umschalt um zehn; Strg mit auf und ab wählt eine andere.
Entf entfernt, Strg+C kopiert die gewählten Zeilen, F2 ändert den Namen.</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>As in the &amp;file</source>
        <translation>Wie in der &amp;Datei</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>As it is read</source>
        <translation>Wie gelesen</translation>
    </message>
    <message>
        <source>As it is written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>As many bins across y as across x</source>
        <translation>So viele Bins entlang y wie entlang x</translation>
    </message>
    <message>
        <source>As many bins across y as across x; off: a number for each axis</source>
        <translation>So viele Bins entlang y wie entlang x; aus: eine Zahl für jede Achse</translation>
    </message>
    <message>
        <source>As many bins across y as make them as high as wide in data units</source>
        <translation>So viele Bins entlang y, dass sie in Dateneinheiten so hoch wie breit sind</translation>
    </message>
    <message>
        <source>As many bins of sigma along y as along x; off: a sigma for each axis</source>
        <translation>Sigma entlang y so viele Bins wie entlang x; aus: ein Sigma für jede Achse</translation>
    </message>
    <message>
        <source>As scipy.ndimage.gaussian_filter, mode reflect, truncate 4.</source>
        <translation>Wie scipy.ndimage.gaussian_filter, mode reflect, truncate 4.</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie eingegeben</translation>
    </message>
    <message>
        <source>As you chose before: guess again</source>
        <translation>Wie zuvor gewählt: neu vermuten</translation>
    </message>
    <message>
        <source>Ask for some, as with --{kind}.</source>
        <translation>Etwas davon verlangen, etwa mit --{kind}.</translation>
    </message>
    <message>
        <source>Ask for the right to read it.</source>
        <translation>Um das Recht bitten, sie zu lesen.</translation>
    </message>
    <message>
        <source>Auto (cross-validation)</source>
        <translation>Automatisch (Kreuzvalidierung)</translation>
    </message>
    <message>
        <source>B, E or G, then drag or click</source>
        <translation>B, E oder G, dann ziehen oder klicken</translation>
    </message>
    <message>
        <source>B. W. Silverman, Density Estimation for Statistics and Data Analysis (1986), section 3.3; for weights G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.</source>
        <translation>B. W. Silverman, Density Estimation for Statistics and Data Analysis (1986), Abschnitt 3.3; für Gewichte G. Bohm und G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.</translation>
    </message>
    <message>
        <source>Bin the central 99.8 % of each axis</source>
        <translation>Die mittleren 99,8 % jeder Achse in Bins teilen</translation>
    </message>
    <message>
        <source>Bin the range that holds most of the points</source>
        <translation>Den Bereich in Bins teilen, der die meisten Punkte enthält</translation>
    </message>
    <message>
        <source>Bin the range that is on screen</source>
        <translation>Den sichtbaren Ausschnitt in Bins teilen</translation>
    </message>
    <message>
        <source>Bin the smallest range that holds all points</source>
        <translation>Den kleinsten Bereich in Bins teilen, der alle Punkte enthält</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Bins across {axis}</source>
        <translation>Bins entlang {axis}</translation>
    </message>
    <message>
        <source>Bins whose density is exactly 0 have no colour: the ground shows, and an exported picture is transparent</source>
        <translation>Bins, deren Dichte genau 0 ist, haben keine Farbe: der Grund scheint durch, und ein exportiertes Bild ist dort durchsichtig</translation>
    </message>
    <message>
        <source>Both ends of the line in data units: x, y of the first, x, y of the second; then Enter</source>
        <translation>Beide Enden der Linie in Dateneinheiten: x; y des ersten, x; y des zweiten; dann Eingabe</translation>
    </message>
    <message>
        <source>C&amp;lose the window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the &amp;work</source>
        <translation>Arbeit ab&amp;brechen</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Cells are parted by</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Central European (Windows 1250)</source>
        <translation>Mitteleuropäisch (Windows 1250)</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Name und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Chinese (GB 18030)</source>
        <translation>Chinesisch (GB 18030)</translation>
    </message>
    <message>
        <source>Choose a catalogue or an event list.</source>
        <translation>Einen Katalog oder eine Ereignisliste wählen.</translation>
    </message>
    <message>
        <source>Choose a file of points (Ctrl+O)</source>
        <translation>Eine Datei mit Punkten wählen (Strg+O)</translation>
    </message>
    <message>
        <source>Choose a file with points.</source>
        <translation>Eine Datei mit Punkten wählen.</translation>
    </message>
    <message>
        <source>Choose a file with tracks or way points.</source>
        <translation>Eine Datei mit Tracks oder Wegpunkten wählen.</translation>
    </message>
    <message>
        <source>Choose a file, or a folder of tables.</source>
        <translation>Eine Datei wählen, oder einen Ordner mit Tabellen.</translation>
    </message>
    <message>
        <source>Choose a folder of one table.</source>
        <translation>Einen Ordner mit einer einzigen Tabelle wählen.</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Einen vorhandenen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>Choose a table of numbers.</source>
        <translation>Eine Tabelle mit Zahlen wählen.</translation>
    </message>
    <message>
        <source>Choose a wider range.</source>
        <translation>Einen breiteren Bereich wählen.</translation>
    </message>
    <message>
        <source>Choose another column.</source>
        <translation>Eine andere Spalte wählen.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>Einen anderen Ordner wählen, oder seine Rechte ändern.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Choose another unit.</source>
        <translation>Eine andere Einheit wählen.</translation>
    </message>
    <message>
        <source>Choose columns of the same length.</source>
        <translation>Spalten gleicher Länge wählen.</translation>
    </message>
    <message>
        <source>Choose one of the first lines.</source>
        <translation>Eine der ersten Zeilen wählen.</translation>
    </message>
    <message>
        <source>Choose one of {known}.</source>
        <translation>Zur Wahl stehen: {known}.</translation>
    </message>
    <message>
        <source>Choose other columns or another file.</source>
        <translation>Andere Spalten oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>Choose other columns.</source>
        <translation>Andere Spalten wählen.</translation>
    </message>
    <message>
        <source>Choose the next shape of the regions</source>
        <translation>Die nächste Form der Regionen wählen</translation>
    </message>
    <message>
        <source>Clear where empty</source>
        <translation>Leere Bins durchsichtig</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Click the picture to pin one.</source>
        <translation>Ins Bild klicken, um einen zu setzen.</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>Alle Fenster schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close the panel {panel}</source>
        <translation>Bedienfeld {panel} schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close this panel; View &gt; Panels brings it back</source>
        <translation>Dieses Bedienfeld schließen; Ansicht &gt; Bedienfelder bringt es zurück</translation>
    </message>
    <message>
        <source>Close this window; others stay</source>
        <translation>Dieses Fenster schließen; andere bleiben</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Farbbalken</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbpalette</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>Colours from the lowest density to the highest</source>
        <translation>Farben von der niedrigsten Dichte zur höchsten</translation>
    </message>
    <message>
        <source>Colours from {low} to {high} {unit}, {scale} scale</source>
        <translation>Farben von {low} bis {high} {unit}, Skala {scale}</translation>
    </message>
    <message>
        <source>Column of weights</source>
        <translation>Spalte der Gewichte</translation>
    </message>
    <message>
        <source>Column of x</source>
        <translation>Spalte von x</translation>
    </message>
    <message>
        <source>Column of y</source>
        <translation>Spalte von y</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>Durch Komma getrennte Werte</translation>
    </message>
    <message>
        <source>Comparing sigmas</source>
        <translation>Sigmas werden verglichen</translation>
    </message>
    <message>
        <source>Comparing sigmas …</source>
        <translation>Sigmas werden verglichen …</translation>
    </message>
    <message>
        <source>Contour of {share:g} %</source>
        <translation>Kontur von {share:g} %</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>Contours and regions as GeoJSON</source>
        <translation>Konturen und Regionen als GeoJSON</translation>
    </message>
    <message>
        <source>Contours and regions for SAOImage DS9</source>
        <translation>Konturen und Regionen für SAOImage DS9</translation>
    </message>
    <message>
        <source>Contours as a table of their corners</source>
        <translation>Konturen als Tabelle ihrer Eckpunkte</translation>
    </message>
    <message>
        <source>Cop&amp;y the command line</source>
        <translation>Befehls&amp;zeile kopieren</translation>
    </message>
    <message>
        <source>Copied tables</source>
        <translation>Kopierte Tabellen</translation>
    </message>
    <message>
        <source>Copy one as text first.</source>
        <translation>Zuerst eine als Text kopieren.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counting points</source>
        <translation>Punkte werden gezählt</translation>
    </message>
    <message>
        <source>Counting points inside</source>
        <translation>Punkte darin werden gezählt</translation>
    </message>
    <message>
        <source>Criterion over sigma</source>
        <translation>Kriterium über Sigma</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Strg+Auf, Strg+Ab</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Cyrillic (Windows 1251)</source>
        <translation>Kyrillisch (Windows 1251)</translation>
    </message>
    <message>
        <source>D. W. Scott, Multivariate Density Estimation (1992), equation 6.42.</source>
        <translation>D. W. Scott, Multivariate Density Estimation (1992), Gleichung 6.42.</translation>
    </message>
    <message>
        <source>Data units</source>
        <translation>Dateneinheiten</translation>
    </message>
    <message>
        <source>Data units: {units}</source>
        <translation>Dateneinheiten: {units}</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Density along the line</source>
        <translation>Dichte entlang der Linie</translation>
    </message>
    <message>
        <source>Density of the densest bin whose centre is inside, in the unit of the picture</source>
        <translation>Dichte des dichtesten Bins, dessen Mitte darin liegt, in der Einheit des Bildes</translation>
    </message>
    <message>
        <source>Density of {points}, maximum {maximum} {unit} at {x_name} {x}, {y_name} {y}</source>
        <translation>Dichte von {points}, Maximum {maximum} {unit} bei {x_name} {x}, {y_name} {y}</translation>
    </message>
    <message>
        <source>Density, counts and edges as numpy arrays</source>
        <translation>Dichte, Zählwerte und Ränder als NumPy-Arrays</translation>
    </message>
    <message>
        <source>Diffusion (Botev)</source>
        <translation>Diffusion (Botev)</translation>
    </message>
    <message>
        <source>Distance and angle between two points</source>
        <translation>Abstand und Winkel zwischen zwei Punkten</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Wieder tun, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Double click on a corner</source>
        <translation>Doppelklick auf eine Ecke</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag a line over the picture; Esc puts the profile away</source>
        <translation>Eine Linie über das Bild ziehen; Esc räumt das Profil weg</translation>
    </message>
    <message>
        <source>Drag a region</source>
        <translation>Eine Region ziehen</translation>
    </message>
    <message>
        <source>Drag an end of the colour bar</source>
        <translation>Ein Ende des Farbbalkens ziehen</translation>
    </message>
    <message>
        <source>Drag an end to set its density; a double click sets both from the densities again.</source>
        <translation>Ein Ende ziehen, um seine Dichte einzustellen; ein Doppelklick bestimmt beide wieder aus den Dichten.</translation>
    </message>
    <message>
        <source>Drag from one point to another; Esc ends measuring</source>
        <translation>Von einem Punkt zum anderen ziehen; Esc beendet das Messen</translation>
    </message>
    <message>
        <source>Draw a polygon: a click for each corner, Enter ends it</source>
        <translation>Ein Polygon zeichnen: ein Klick für jede Ecke, die Eingabetaste beendet es</translation>
    </message>
    <message>
        <source>Draw a rectangle, an ellipse, a polygon; with Shift it is added to the chosen region, with Ctrl taken away</source>
        <translation>Ein Rechteck, eine Ellipse, ein Polygon zeichnen; mit Umschalt wird es zur gewählten Region hinzugefügt, mit Strg von ihr weggenommen</translation>
    </message>
    <message>
        <source>Draw a rectangle: drag from corner to corner</source>
        <translation>Ein Rechteck zeichnen: von Ecke zu Ecke ziehen</translation>
    </message>
    <message>
        <source>Draw an ellipse: drag from corner to corner around it</source>
        <translation>Eine Ellipse zeichnen: um sie herum von Ecke zu Ecke ziehen</translation>
    </message>
    <message>
        <source>Draw another line on the picture</source>
        <translation>Eine andere Linie auf dem Bild zeichnen</translation>
    </message>
    <message>
        <source>Draw one first.</source>
        <translation>Zuerst eine zeichnen.</translation>
    </message>
    <message>
        <source>Draw the chosen region once more</source>
        <translation>Die gewählte Region noch einmal zeichnen</translation>
    </message>
    <message>
        <source>Draw the line of a profile; drag an end to change it, Esc puts the profile away</source>
        <translation>Die Linie eines Profils zeichnen; ein Ende ziehen, um sie zu ändern, Esc räumt das Profil weg</translation>
    </message>
    <message>
        <source>Drawing contours</source>
        <translation>Konturen werden gezeichnet</translation>
    </message>
    <message>
        <source>Drop a file</source>
        <translation>Datei ablegen</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Datei hier ablegen</translation>
    </message>
    <message>
        <source>Drop a file on the window, several, or a folder. Any table with a position in each row will do; what is in a file decides how it is read, whatever its name is.</source>
        <translation>Eine Datei auf das Fenster ziehen, mehrere, oder einen Ordner. Jede Tabelle mit einer Position in jeder Zeile ist recht; was in einer Datei steht, entscheidet, wie sie gelesen wird, wie immer sie heißt.</translation>
    </message>
    <message>
        <source>Dup&amp;licate the region</source>
        <translation>Region ver&amp;doppeln</translation>
    </message>
    <message>
        <source>Dust</source>
        <translation>Staub</translation>
    </message>
    <message>
        <source>Each heading tells what its column means, and in which unit</source>
        <translation>Jede Überschrift sagt, was ihre Spalte bedeutet und in welcher Einheit</translation>
    </message>
    <message>
        <source>Each point in the colour of its bin, densest on top</source>
        <translation>Jeder Punkt in der Farbe seines Bins, die dichtesten zuoberst</translation>
    </message>
    <message>
        <source>Effective number of points behind this value: (sum w K)² / sum w² K². Below 5 the error is not to be relied on.</source>
        <translation>Effektive Anzahl der Punkte hinter diesem Wert: (Summe w K)² / Summe w² K². Unter 5 ist auf den Fehler kein Verlass.</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Enter while drawing</source>
        <translation>Eingabe beim Zeichnen</translation>
    </message>
    <message>
        <source>Error (±)</source>
        <translation>Fehler (±)</translation>
    </message>
    <message>
        <source>Error of a fraction of the maximum</source>
        <translation>Fehler eines Anteils am Maximum</translation>
    </message>
    <message>
        <source>Error of a probability</source>
        <translation>Fehler einer Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Estimating errors</source>
        <translation>Fehler werden geschätzt</translation>
    </message>
    <message>
        <source>Excel and OpenDocument sheet</source>
        <translation>Tabellenblatt von Excel und OpenDocument</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Exponent</translation>
    </message>
    <message>
        <source>Exponent of the power scale: below 1 lifts low densities</source>
        <translation>Exponent der Potenzskala: unter 1 hebt er niedrige Dichten</translation>
    </message>
    <message>
        <source>Export again when it is done.</source>
        <translation>Wieder exportieren, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>Export it when all of it is there.</source>
        <translation>Exportieren, wenn alles da ist.</translation>
    </message>
    <message>
        <source>Export it when it is done.</source>
        <translation>Exportieren, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Export rows…</source>
        <translation>Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Export the &amp;probes…</source>
        <translation>&amp;Messpunkte exportieren…</translation>
    </message>
    <message>
        <source>Export the peaks</source>
        <translation>Gipfel exportieren</translation>
    </message>
    <message>
        <source>Export the probes</source>
        <translation>Messpunkte exportieren</translation>
    </message>
    <message>
        <source>Export the probes when it is done.</source>
        <translation>Messpunkte exportieren, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>Profil exportieren</translation>
    </message>
    <message>
        <source>Export the rows &amp;inside…</source>
        <translation>Ze&amp;ilen darin exportieren…</translation>
    </message>
    <message>
        <source>Export the rows inside</source>
        <translation>Zeilen darin exportieren</translation>
    </message>
    <message>
        <source>Export the rows when it is done.</source>
        <translation>Die Zeilen exportieren, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>FCS cytometry</source>
        <translation>FCS-Zytometrie</translation>
    </message>
    <message>
        <source>FITS table</source>
        <translation>FITS-Tabelle</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Factor 1, and the units that the file tells</source>
        <translation>Faktor 1, und die Einheiten, die in der Datei stehen</translation>
    </message>
    <message>
        <source>Factor of {axis}</source>
        <translation>Faktor von {axis}</translation>
    </message>
    <message>
        <source>Factor on sigma</source>
        <translation>Faktor auf Sigma</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Feather</translation>
    </message>
    <message>
        <source>Feather and Arrow</source>
        <translation>Feather und Arrow</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files with the same columns that are dropped together are one set, and so is a folder of parts. Others are opened one after the other.</source>
        <translation>Dateien mit den gleichen Spalten, die zusammen abgelegt werden, sind ein Datensatz, ebenso ein Ordner mit Teilen. Andere werden nacheinander geöffnet.</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>Den ganzen Bildschirm füllen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the pages</source>
        <translation>In den Seiten suchen</translation>
    </message>
    <message>
        <source>First lines as they are written</source>
        <translation>Erste Zeilen, wie sie geschrieben sind</translation>
    </message>
    <message>
        <source>First rows as they are read</source>
        <translation>Erste Zeilen, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>Float the panel {panel}</source>
        <translation>Bedienfeld {panel} ablösen</translation>
    </message>
    <message>
        <source>Forget what was said, and read the text as it was found to be written</source>
        <translation>Vergessen, was gesagt wurde, und den Text lesen, wie er vorgefunden wurde</translation>
    </message>
    <message>
        <source>Formats that can be read: {formats}.</source>
        <translation>Lesbare Formate: {formats}.</translation>
    </message>
    <message>
        <source>From &amp;-180 to 180°</source>
        <translation>Von &amp;-180 bis 180°</translation>
    </message>
    <message>
        <source>From &amp;0 to 360°</source>
        <translation>Von &amp;0 bis 360°</translation>
    </message>
    <message>
        <source>From view</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.</source>
        <translation>G. Bohm und G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.</translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation>GIF-Bild</translation>
    </message>
    <message>
        <source>GPS tracks</source>
        <translation>GPS-Spuren</translation>
    </message>
    <message>
        <source>GPX track</source>
        <translation>GPX-Track</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>Get the whole file again.</source>
        <translation>Die ganze Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>Give a number above 0.</source>
        <translation>Eine Zahl über 0 eingeben.</translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <translation>Eine Zahl von {least} bis {most} eingeben.</translation>
    </message>
    <message>
        <source>Give a number other than 0, e.g. 130.</source>
        <translation>Eine Zahl außer 0 eingeben, z. B. 130.</translation>
    </message>
    <message>
        <source>Give a number that is not below 0.</source>
        <translation>Eine Zahl eingeben, die nicht unter 0 liegt.</translation>
    </message>
    <message>
        <source>Give a number, e.g. 2.5.</source>
        <translation>Eine Zahl eingeben, z. B. 2,5.</translation>
    </message>
    <message>
        <source>Give at most 20.</source>
        <translation>Höchstens 20 angeben.</translation>
    </message>
    <message>
        <source>Give densities instead.</source>
        <translation>Stattdessen Dichten angeben.</translation>
    </message>
    <message>
        <source>Give finite numbers.</source>
        <translation>Endliche Zahlen eingeben.</translation>
    </message>
    <message>
        <source>Give one number, or two as in 0.5 × 0.25.</source>
        <translation>Eine Zahl eingeben, oder zwei wie in 0,5 × 0,25.</translation>
    </message>
    <message>
        <source>Give shares such as 80 %, or densities such as 0.02.</source>
        <translation>Anteile wie 80 % oder Dichten wie 0,02 angeben.</translation>
    </message>
    <message>
        <source>Give the chosen polygon a corner more</source>
        <translation>Dem gewählten Polygon eine Ecke mehr geben</translation>
    </message>
    <message>
        <source>Give the smaller number first.</source>
        <translation>Die kleinere Zahl zuerst eingeben.</translation>
    </message>
    <message>
        <source>Give the unit of x and y, and a factor</source>
        <translation>Einheit von x und y angeben, und einen Faktor</translation>
    </message>
    <message>
        <source>Give x and y, as in 0.5, 1.25.</source>
        <translation>x und y eingeben, wie in 0,5; 1,25.</translation>
    </message>
    <message>
        <source>Give x, y of one end and x, y of the other, as in 0, 0, 2.5, 1.</source>
        <translation>x, y des einen Endes und x, y des anderen eingeben, wie in 0; 0; 2,5; 1.</translation>
    </message>
    <message>
        <source>Guessed</source>
        <translation>Vermutet</translation>
    </message>
    <message>
        <source>H. Edelsbrunner and J. Harer, Computational Topology (2010), section VII.1.</source>
        <translation>H. Edelsbrunner und J. Harer, Computational Topology (2010), Abschnitt VII.1.</translation>
    </message>
    <message>
        <source>HDF5</source>
        <translation>HDF5</translation>
    </message>
    <message>
        <source>Half of the occupied bins have fewer than 5 effective points behind them: fewer bins or more sigma.</source>
        <translation>Hinter der Hälfte der besetzten Bins stehen weniger als 5 effektive Punkte: weniger Bins oder mehr Sigma.</translation>
    </message>
    <message>
        <source>Height over the highest saddle towards a higher peak, divided by the standard error of this difference.</source>
        <translation>Höhe über dem höchsten Sattel zu einem höheren Gipfel, geteilt durch den Standardfehler dieser Differenz.</translation>
    </message>
    <message>
        <source>Held in bins: more bins are a narrower Gaussian</source>
        <translation>In Bins festgehalten: mehr Bins bedeuten eine schmalere Gaußkurve</translation>
    </message>
    <message>
        <source>Held in data units: another number of bins leaves the smoothing as it is</source>
        <translation>In Dateneinheiten festgehalten: eine andere Anzahl von Bins lässt die Glättung, wie sie ist</translation>
    </message>
    <message>
        <source>Higher densities take the highest colour.</source>
        <translation>Höhere Dichten bekommen die höchste Farbe.</translation>
    </message>
    <message>
        <source>Highest colour at</source>
        <translation>Höchste Farbe bei</translation>
    </message>
    <message>
        <source>Hold sigma in bins</source>
        <translation>Sigma in Bins festhalten</translation>
    </message>
    <message>
        <source>Hold sigma in data units</source>
        <translation>Sigma in Dateneinheiten festhalten</translation>
    </message>
    <message>
        <source>How do I find structures?</source>
        <translation>Wie finde ich Strukturen?</translation>
    </message>
    <message>
        <source>How do I take it with me?</source>
        <translation>Wie nehme ich es mit?</translation>
    </message>
    <message>
        <source>How far the work is, in per cent</source>
        <translation>Wie weit die Arbeit ist, in Prozent</translation>
    </message>
    <message>
        <source>How it is read can be chosen for texts only.</source>
        <translation>Wie gelesen wird, lässt sich nur bei Texten wählen.</translation>
    </message>
    <message>
        <source>How letters beyond English are written; numbers are hardly ever touched by it</source>
        <translation>Wie Buchstaben jenseits des Englischen geschrieben sind; Zahlen sind davon kaum je betroffen</translation>
    </message>
    <message>
        <source>How many of the points lie inside or on an edge, in range or not, counted one by one</source>
        <translation>Wie viele der Punkte darin oder auf einem Rand liegen, ob im Bereich oder nicht, einzeln gezählt</translation>
    </message>
    <message>
        <source>How many of the points themselves lie inside or on the line, counted one by one</source>
        <translation>Wie viele der Punkte selbst darin oder auf der Linie liegen, einzeln gezählt</translation>
    </message>
    <message>
        <source>How the &amp;text is read…</source>
        <translation>Wie der &amp;Text gelesen wird…</translation>
    </message>
    <message>
        <source>How the numbers are made</source>
        <translation>Wie die Zahlen entstehen</translation>
    </message>
    <message>
        <source>How the text is read</source>
        <translation>Wie der Text gelesen wird</translation>
    </message>
    <message>
        <source>How this text is read. Press to see its first rows, and to read it in another way</source>
        <translation>Wie dieser Text gelesen wird. Drücken, um die ersten Zeilen zu sehen und ihn anders zu lesen</translation>
    </message>
    <message>
        <source>How {file} is read</source>
        <translation>Wie {file} gelesen wird</translation>
    </message>
    <message>
        <source>In data units: sigma × width of a bin. 0 shows the counts. Enter takes over what was typed.</source>
        <translation>In Dateneinheiten: Sigma × Breite eines Bins. 0 zeigt die Zählwerte. Die Eingabetaste übernimmt, was getippt wurde.</translation>
    </message>
    <message>
        <source>Invert &amp;x</source>
        <translation>&amp;x umkehren</translation>
    </message>
    <message>
        <source>Invert &amp;y</source>
        <translation>&amp;y umkehren</translation>
    </message>
    <message>
        <source>It holds one table only.</source>
        <translation>Sie enthält nur eine Tabelle.</translation>
    </message>
    <message>
        <source>Its columns are {columns}.</source>
        <translation>Ihre Spalten sind {columns}.</translation>
    </message>
    <message>
        <source>Its number on the picture; the densest comes first</source>
        <translation>Seine Nummer auf dem Bild; der dichteste kommt zuerst</translation>
    </message>
    <message>
        <source>Its tables are: {tables}.</source>
        <translation>Ihre Tabellen sind: {tables}.</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG-Bild</translation>
    </message>
    <message>
        <source>JSON and GeoJSON</source>
        <translation>JSON und GeoJSON</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>Japanisch (Shift JIS)</translation>
    </message>
    <message>
        <source>Keep scale and limits as they are, whatever sigma, bins or file: pictures can be compared.
Another unit opens the lock.</source>
        <translation>Skala und Grenzen beibehalten, bei jedem Sigma, allen Bins und jeder Datei: Bilder werden vergleichbar.
Eine andere Einheit öffnet das Schloss.</translation>
    </message>
    <message>
        <source>Keep the position</source>
        <translation>Die Position beibehalten</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>Tasten und Begriffe</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>Koreanisch (EUC-KR)</translation>
    </message>
    <message>
        <source>L, then drag</source>
        <translation>L, dann ziehen</translation>
    </message>
    <message>
        <source>L. Kish, Survey Sampling (1965).</source>
        <translation>L. Kish, Survey Sampling (1965).</translation>
    </message>
    <message>
        <source>LAS and LAZ point cloud</source>
        <translation>LAS- und LAZ-Punktwolke</translation>
    </message>
    <message>
        <source>Least significance of a peak</source>
        <translation>Kleinste Signifikanz eines Gipfels</translation>
    </message>
    <message>
        <source>Leave-one-out cross-validation: the sigma with the smallest
sum f² - 2 (c&apos;Kc - sum w² K_ii) / (W² - sum w²).</source>
        <translation>Kreuzvalidierung mit je einem ausgelassenen Punkt: das Sigma mit dem kleinsten
Summe f² - 2 (c&apos;Kc - Summe w² K_ii) / (W² - Summe w²).</translation>
    </message>
    <message>
        <source>Leaves the pages in the list that hold these words</source>
        <translation>Lässt die Seiten in der Liste, in denen diese Wörter stehen</translation>
    </message>
    <message>
        <source>Let x grow to the left</source>
        <translation>x nach links wachsen lassen</translation>
    </message>
    <message>
        <source>Let y grow downwards</source>
        <translation>y nach unten wachsen lassen</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Line of the profile</source>
        <translation>Linie des Profils</translation>
    </message>
    <message>
        <source>Lines around shares of the mass, or at densities, with a table</source>
        <translation>Linien um Anteile der Masse oder bei Dichten, mit einer Tabelle</translation>
    </message>
    <message>
        <source>Lines of equal density around the smallest region that holds this share of the density&apos;s mass.</source>
        <translation>Linien gleicher Dichte um die kleinste Region, die diesen Anteil der Masse der Dichte enthält.</translation>
    </message>
    <message>
        <source>Loading libraries</source>
        <translation>Bibliotheken werden geladen</translation>
    </message>
    <message>
        <source>Localisations</source>
        <translation>Lokalisierungen</translation>
    </message>
    <message>
        <source>Lock the colours</source>
        <translation>Farben festhalten</translation>
    </message>
    <message>
        <source>Longitudes stay as they are</source>
        <translation>Längengrade bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Looking for peaks</source>
        <translation>Gipfel werden gesucht</translation>
    </message>
    <message>
        <source>Looking for shared positions</source>
        <translation>Gemeinsame Positionen werden gesucht</translation>
    </message>
    <message>
        <source>Looking for sigma</source>
        <translation>Sigma wird gesucht</translation>
    </message>
    <message>
        <source>Looking for the range</source>
        <translation>Der Bereich wird gesucht</translation>
    </message>
    <message>
        <source>Looking for the ranges</source>
        <translation>Die Bereiche werden gesucht</translation>
    </message>
    <message>
        <source>Lowest colour at</source>
        <translation>Niedrigste Farbe bei</translation>
    </message>
    <message>
        <source>M, then drag</source>
        <translation>M, dann ziehen</translation>
    </message>
    <message>
        <source>M. Rudemo, Scandinavian Journal of Statistics 9 (1982), 65-78; A. W. Bowman, Biometrika 71 (1984), 353-360.</source>
        <translation>M. Rudemo, Scandinavian Journal of Statistics 9 (1982), 65-78; A. W. Bowman, Biometrika 71 (1984), 353-360.</translation>
    </message>
    <message>
        <source>Mac Roman</source>
        <translation>Mac Roman</translation>
    </message>
    <message>
        <source>Made trips on a made network of roads, as a fleet of receivers would record them.</source>
        <translation>Künstliche Fahrten auf einem künstlichen Straßennetz, wie eine Flotte von Empfängern sie aufzeichnen würde.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Platz schaffen, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>Make this panel a window of its own</source>
        <translation>Dieses Bedienfeld zu einem eigenen Fenster machen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Measure distance and angle; drag an end to change it, Esc puts the ruler away</source>
        <translation>Abstand und Winkel messen; ein Ende ziehen, um es zu ändern, Esc räumt das Lineal weg</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>More levels</source>
        <translation>Weitere Niveaus</translation>
    </message>
    <message>
        <source>Most points</source>
        <translation>Meiste</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Multiply x and y by that; the button with the units takes it back</source>
        <translation>x und y damit malnehmen; der Knopf mit den Einheiten nimmt es zurück</translation>
    </message>
    <message>
        <source>Name its columns as those of the points.</source>
        <translation>Ihre Spalten wie die der Punkte benennen.</translation>
    </message>
    <message>
        <source>Name one of the regions.</source>
        <translation>Eine der Regionen nennen.</translation>
    </message>
    <message>
        <source>Names are in</source>
        <translation>Namen stehen in</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Linie</translation>
    </message>
    <message>
        <source>No criterion for these points</source>
        <translation>Kein Kriterium für diese Punkte</translation>
    </message>
    <message>
        <source>No error: the maximum is uncertain too.</source>
        <translation>Kein Fehler: auch das Maximum ist unsicher.</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>Noch wurde keine Datei geöffnet</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>No point lies in this range</source>
        <translation>In diesem Bereich liegt kein Punkt</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>Ungeglättet</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Notes on sigma</source>
        <translation>Anmerkungen zu Sigma</translation>
    </message>
    <message>
        <source>NumPy archive</source>
        <translation>NumPy-Archiv</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Array</translation>
    </message>
    <message>
        <source>Number of bins across {axis}, {least} to {most}.
Width of a bin: ({axis} to − {axis} from) / bins, in data units</source>
        <translation>Anzahl der Bins entlang {axis}, {least} bis {most}.
Breite eines Bins: ({axis} bis − {axis} von) / Bins, in Dateneinheiten</translation>
    </message>
    <message>
        <source>Of the polygons that are drawn, without their holes</source>
        <translation>Der gezeichneten Polygone, ohne ihre Löcher</translation>
    </message>
    <message>
        <source>One measure for x and y</source>
        <translation>Ein Maß für x und y</translation>
    </message>
    <message>
        <source>One unit is as long across x as across y</source>
        <translation>Eine Einheit ist entlang x so lang wie entlang y</translation>
    </message>
    <message>
        <source>Open a &amp;sample</source>
        <translation>Beis&amp;piel öffnen</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open a file of points</source>
        <translation>Eine Datei mit Punkten öffnen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open it again when it is complete.</source>
        <translation>Sie wieder öffnen, wenn sie vollständig ist.</translation>
    </message>
    <message>
        <source>Open next</source>
        <translation>Nächste öffnen</translation>
    </message>
    <message>
        <source>Open the file that it was made from.</source>
        <translation>Die Datei öffnen, aus der es gemacht wurde.</translation>
    </message>
    <message>
        <source>Open the table in the clipboard</source>
        <translation>Die Tabelle in der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Open them one after the other.</source>
        <translation>Sie nacheinander öffnen.</translation>
    </message>
    <message>
        <source>Open what was &amp;copied</source>
        <translation>&amp;Kopiertes öffnen</translation>
    </message>
    <message>
        <source>Open {file}</source>
        <translation>{file} öffnen</translation>
    </message>
    <message>
        <source>Other levels: shares of the mass with a per cent sign, densities without, e.g. 80 %, 0.02</source>
        <translation>Andere Niveaus: Anteile der Masse mit Prozentzeichen, Dichten ohne, z. B. 80 %; 0,02</translation>
    </message>
    <message>
        <source>Outside the &amp;50 % region</source>
        <translation>Außerhalb der &amp;50 %-Region</translation>
    </message>
    <message>
        <source>Outside the &amp;95 % region</source>
        <translation>Außerhalb der &amp;95 %-Region</translation>
    </message>
    <message>
        <source>Outside the 9&amp;0 % region</source>
        <translation>Außerhalb der 9&amp;0 %-Region</translation>
    </message>
    <message>
        <source>Outside the 99 % re&amp;gion</source>
        <translation>Außerhalb der 99 %-Re&amp;gion</translation>
    </message>
    <message>
        <source>Over the densities of the bins that are not empty.</source>
        <translation>Über die Dichten der Bins, die nicht leer sind.</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Packed table</source>
        <translation>Gepackte Tabelle</translation>
    </message>
    <message>
        <source>Painting dots</source>
        <translation>Einzelpunkte werden gemalt</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Paste p&amp;ositions</source>
        <translation>Positionen e&amp;infügen</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>Gipfel</translation>
    </message>
    <message>
        <source>Peaks of at least this significance are told. {formula}</source>
        <translation>Gipfel mit mindestens dieser Signifikanz werden angegeben. {formula}</translation>
    </message>
    <message>
        <source>Per unit area: per bin / (width × height of a bin). Probability: per unit area / weight of all used points. On the sphere: per unit area / cos(y).</source>
        <translation>Pro Flächeneinheit: pro Bin / (Breite × Höhe eines Bins). Wahrscheinlichkeit: pro Flächeneinheit / Gewicht aller verwendeten Punkte. Auf der Kugel: pro Flächeneinheit / cos(y).</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture with axes and colour bar</source>
        <translation>Bild mit Achsen und Farbbalken</translation>
    </message>
    <message>
        <source>Pin a probe at a position that is typed</source>
        <translation>Einen Messpunkt an einer eingegebenen Position setzen</translation>
    </message>
    <message>
        <source>Pin a probe where the mouse is, as a click does</source>
        <translation>Einen Messpunkt an der Maus setzen, wie ein Klick</translation>
    </message>
    <message>
        <source>Pin the positions that were copied</source>
        <translation>Die kopierten Positionen als Messpunkte setzen</translation>
    </message>
    <message>
        <source>Plug-in of Botev, Grotowski and Kroese (2010).</source>
        <translation>Plug-in von Botev, Grotowski und Kroese (2010).</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points are two columns of numbers of the same length, or an array of shape (n, 2).</source>
        <translation>Punkte sind zwei Spalten von Zahlen gleicher Länge, oder ein Array der Form (n, 2).</translation>
    </message>
    <message>
        <source>Points below 0° come in from the right, by 360°</source>
        <translation>Punkte unter 0° kommen von rechts herein, um 360°</translation>
    </message>
    <message>
        <source>Points beyond 180° come in from the left, by 360°</source>
        <translation>Punkte jenseits von 180° kommen von links herein, um 360°</translation>
    </message>
    <message>
        <source>Points beyond the region that holds 90 % of the mass</source>
        <translation>Punkte außerhalb der Region, die 90 % der Masse enthält</translation>
    </message>
    <message>
        <source>Points beyond the region that holds 95 % of the mass</source>
        <translation>Punkte außerhalb der Region, die 95 % der Masse enthält</translation>
    </message>
    <message>
        <source>Points beyond the region that holds 99 % of the mass</source>
        <translation>Punkte außerhalb der Region, die 99 % der Masse enthält</translation>
    </message>
    <message>
        <source>Points beyond the region that holds half of the mass</source>
        <translation>Punkte außerhalb der Region, die die Hälfte der Masse enthält</translation>
    </message>
    <message>
        <source>Points need an array each for x and y, or one of shape (n, 2).</source>
        <translation>Punkte brauchen je ein Array für x und y, oder eines der Form (n, 2).</translation>
    </message>
    <message>
        <source>Points need two columns of numbers, x and y.</source>
        <translation>Punkte brauchen zwei Spalten von Zahlen, x und y.</translation>
    </message>
    <message>
        <source>Points outside the range</source>
        <translation>Punkte außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Points outside the range are not counted; both ends of the range belong to it</source>
        <translation>Punkte außerhalb des Bereichs werden nicht gezählt; beide Enden gehören zum Bereich</translation>
    </message>
    <message>
        <source>Position of a new probe</source>
        <translation>Position eines neuen Messpunkts</translation>
    </message>
    <message>
        <source>Position, in data units</source>
        <translation>Position, in Dateneinheiten</translation>
    </message>
    <message>
        <source>Probe &amp;at…</source>
        <translation>&amp;Messpunkt bei…</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Profile: the density along a line, with its error. Marginals: sums of the counts for each bin, ± sqrt(sum of w²).</source>
        <translation>Profil: die Dichte entlang einer Linie, mit ihrem Fehler. Randverteilungen: Summen der Zählwerte für jedes Bin, ± sqrt(Summe w²).</translation>
    </message>
    <message>
        <source>Profiles and marginals</source>
        <translation>Profile und Randverteilungen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Put each panel where it was at first</source>
        <translation>Jedes Bedienfeld dorthin setzen, wo es zuerst war</translation>
    </message>
    <message>
        <source>Put the panel {panel} back</source>
        <translation>Bedienfeld {panel} zurücksetzen</translation>
    </message>
    <message>
        <source>Put this panel back into the window</source>
        <translation>Dieses Bedienfeld wieder in das Fenster setzen</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the GNU Lesser General Public License 3, unchanged, as libraries that you may replace by your own. Their sources are offered by the Qt project. Its text:</source>
        <translation>Qt und PySide6 werden unter der GNU Lesser General Public License 3 verwendet, unverändert, als Bibliotheken, die durch eigene ersetzt werden können. Ihre Quellen bietet das Qt-Projekt an. Der Text:</translation>
    </message>
    <message>
        <source>Ques&amp;tions and answers</source>
        <translation>&amp;Fragen und Antworten</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>R. J. Hyndman, The American Statistician 50 (1996), 120-126.</source>
        <translation>R. J. Hyndman, The American Statistician 50 (1996), 120-126.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Range of {axis}: from</source>
        <translation>Bereich von {axis}: von</translation>
    </message>
    <message>
        <source>Range of {axis}: to</source>
        <translation>Bereich von {axis}: bis</translation>
    </message>
    <message>
        <source>Range: &amp;full</source>
        <translation>Bereich: &amp;ganz</translation>
    </message>
    <message>
        <source>Range: &amp;most points</source>
        <translation>Bereich: &amp;meiste Punkte</translation>
    </message>
    <message>
        <source>Range: from &amp;view</source>
        <translation>Bereich: Aussch&amp;nitt</translation>
    </message>
    <message>
        <source>Range: {text}</source>
        <translation>Bereich: {text}</translation>
    </message>
    <message>
        <source>Raw counts</source>
        <translation>Rohe Zählwerte</translation>
    </message>
    <message>
        <source>Raw counts, not smoothed</source>
        <translation>Rohe Zählwerte, ungeglättet</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;do {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Read the file again (F5)</source>
        <translation>Die Datei neu lesen (F5)</translation>
    </message>
    <message>
        <source>Read the file again, as it is now on disk</source>
        <translation>Die Datei neu lesen, wie sie jetzt gespeichert ist</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>{file} wird gelesen</translation>
    </message>
    <message>
        <source>Readout</source>
        <translation>Ablesung</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Regions are polygons, or multipolygons.</source>
        <translation>Regionen sind Polygone oder Multipolygone.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected probes (Del)</source>
        <translation>Die gewählten Messpunkte entfernen (Entf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reset the &amp;layout</source>
        <translation>&amp;Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Umgekehrt</translation>
    </message>
    <message>
        <source>Reversed colour map</source>
        <translation>Umgekehrte Farbpalette</translation>
    </message>
    <message>
        <source>Robust width x n_eff^(-1/6).</source>
        <translation>Robuste Breite x n_eff^(-1/6).</translation>
    </message>
    <message>
        <source>Rows that are skipped</source>
        <translation>Zeilen, die übersprungen werden</translation>
    </message>
    <message>
        <source>Rule of sigma</source>
        <translation>Regel für Sigma</translation>
    </message>
    <message>
        <source>Rule of the limits</source>
        <translation>Regel für die Grenzen</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>SAS</source>
        <translation>SAS</translation>
    </message>
    <message>
        <source>Sample: {title}</source>
        <translation>Beispiel: {title}</translation>
    </message>
    <message>
        <source>Save it again as a list of events.</source>
        <translation>Sie noch einmal als Ereignisliste speichern.</translation>
    </message>
    <message>
        <source>Save its points as CSV.</source>
        <translation>Ihre Punkte als CSV speichern.</translation>
    </message>
    <message>
        <source>Stop the work and stay with the picture that is shown; else put ruler or profile away, or leave full screen</source>
        <translation>Die Arbeit anhalten und beim gezeigten Bild bleiben; sonst Lineal oder Profil wegräumen, oder das Vollbild verlassen</translation>
    </message>
    <message>
        <source>The bar above the picture tells which columns are x and y, and whether they were guessed: from names such as x/y, lon/lat or ra/dec, else the first two columns of numbers that vary. Each list tells type, unit and range of the other columns. Angles in hours or degrees, minutes and seconds are read as degrees. What you choose is remembered for files with the same names of columns.</source>
        <translation>Die Leiste über dem Bild sagt, welche Spalten x und y sind und ob sie vermutet wurden: aus Namen wie x/y, lon/lat oder ra/dec, sonst die ersten zwei Spalten von Zahlen, die sich ändern. Jede Liste nennt Art, Einheit und Bereich der anderen Spalten. Winkel in Stunden oder Grad, Minuten und Sekunden werden als Grad gelesen. Die getroffene Wahl wird für Dateien mit den gleichen Spaltennamen gemerkt.</translation>
    </message>
    <message>
        <source>The density along a line that is drawn on the picture</source>
        <translation>Die Dichte entlang einer Linie, die auf dem Bild gezeichnet wird</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>What each {axis} is multiplied by, so that it is in the unit: 130 for pixels of 130 nm</source>
        <translation>Womit jedes {axis} multipliziert wird, damit es in der Einheit steht: 130 für Pixel von 130 nm</translation>
    </message>
    <message>
        <source>Pin a probe; on a mark: choose that probe, or that peak</source>
        <translation>Messpunkt setzen; auf einer Marke: diesen Messpunkt oder Gipfel wählen</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Move this panel</source>
        <translation>Dieses Bedienfeld &amp;verschieben</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>Nächster &amp;Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>&amp;Save the session…</source>
        <translation>Si&amp;tzung speichern…</translation>
    </message>
    <message>
        <source>&lt;p&gt;Along a line the density and its error are read every half bin, as under the mouse. Neighbouring values share most of their points, so that their errors go together. Marginals are the sums of the counts over the other axis, not smoothed: Σ &lt;i&gt;w&lt;/i&gt; ± √(Σ &lt;i&gt;w&lt;/i&gt;²); where bins are narrow on screen, means of some neighbouring ones are drawn. The curve over them is the sum of the smoothed counts.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Entlang einer Linie werden Dichte und Fehler alle halben Bins abgelesen, wie unter der Maus. Benachbarte Werte teilen die meisten ihrer Punkte, sodass ihre Fehler miteinander gehen. Randverteilungen sind die Summen der Zählwerte über die andere Achse, ungeglättet: Σ &lt;i&gt;w&lt;/i&gt; ± √(Σ &lt;i&gt;w&lt;/i&gt;²); wo Bins auf dem Bildschirm schmal sind, werden Mittelwerte einiger benachbarter gezeichnet. Die Kurve darüber ist die Summe der geglätteten Zählwerte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;BSD 3-Clause licence. It stands on Qt and PySide6 (LGPL 3) and other libraries: Help, Licences names all of them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;BSD-Lizenz (3 Klauseln). Es beruht auf Qt und PySide6 (LGPL 3) und anderen Bibliotheken: Hilfe, Lizenzen nennt sie alle.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Σ &lt;i&gt;w&lt;/i&gt; ± √(Σ &lt;i&gt;w&lt;/i&gt;²), and both / area&lt;/p&gt;&lt;p&gt;over the points inside, in range or not; a point on an edge is inside. The error is that of the points, not of the smoothed image. Polygons that cross themselves follow the even-odd rule. The area of several shapes is that of the whole they make; an ellipse among them stands as a polygon of 360 corners and of its area. The peak is the densest bin whose centre is inside. What is taken away takes its edge along.&lt;/p&gt;&lt;p&gt;Share: of the weight of all used points; of another region: the weight that lies in both, of that in it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Σ &lt;i&gt;w&lt;/i&gt; ± √(Σ &lt;i&gt;w&lt;/i&gt;²), und beides / Fläche&lt;/p&gt;&lt;p&gt;über die Punkte darin, ob im Bereich oder nicht; ein Punkt auf dem Rand liegt darin. Der Fehler ist der der Punkte, nicht der des geglätteten Bildes. Für Polygone, die sich selbst kreuzen, gilt die Gerade-Ungerade-Regel. Die Fläche mehrerer Formen ist die des Ganzen, das sie bilden; eine Ellipse darunter zählt als Polygon mit 360 Ecken und ihrer Fläche. Der Gipfel ist das dichteste Bin, dessen Mitte darin liegt. Was weggenommen wird, nimmt seinen Rand mit.&lt;/p&gt;&lt;p&gt;Anteil: am Gewicht aller verwendeten Punkte; an einer anderen Region: das Gewicht, das in beiden liegt, an dem in ihr.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A pixel is {size} here, as the file beside this one says</source>
        <translation>Ein Pixel ist hier {size}, wie die Datei daneben sagt</translation>
    </message>
    <message>
        <source>A table is a list of records, or a line for each.</source>
        <translation>Eine Tabelle ist eine Liste von Datensätzen, oder eine Zeile für jeden.</translation>
    </message>
    <message>
        <source>Alt+arrow keys</source>
        <translation>Alt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Alt+letter</source>
        <translation>Alt+Buchstabe</translation>
    </message>
    <message>
        <source>As they are stored</source>
        <translation>Wie sie gespeichert sind</translation>
    </message>
    <message>
        <source>Click at the position</source>
        <translation>An dieser Position klicken</translation>
    </message>
    <message>
        <source>Close the polygon; with nothing drawn yet, put a shape in the middle</source>
        <translation>Das Polygon schließen; ist noch nichts gezeichnet, eine Form in die Mitte setzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy one line for a shell that makes this picture and tells the densities of the probes</source>
        <translation>Eine Zeile für eine Shell kopieren, die dieses Bild macht und die Dichten der Messpunkte nennt</translation>
    </message>
    <message>
        <source>Copy the command line when it is done.</source>
        <translation>Kopieren Sie die Befehlszeile, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Copy the readout, or the selected rows of a table</source>
        <translation>Ablesung oder gewählte Zeilen einer Tabelle kopieren</translation>
    </message>
    <message>
        <source>Ctrl+arrow keys</source>
        <translation>Strg+Pfeiltasten</translation>
    </message>
    <message>
        <source>DAOPHOT and IRAF photometry</source>
        <translation>DAOPHOT- und IRAF-Fotometrie</translation>
    </message>
    <message>
        <source>Draw a polygon: a click for each corner, Enter or a double click ends it (G). {more}</source>
        <translation>Ein Polygon zeichnen: ein Klick für jede Ecke, die Eingabetaste oder ein Doppelklick beendet es (G). {more}</translation>
    </message>
    <message>
        <source>Draw a rectangle by dragging from corner to corner (B). {more}</source>
        <translation>Ein Rechteck zeichnen: von Ecke zu Ecke ziehen (B). {more}</translation>
    </message>
    <message>
        <source>Draw an ellipse by dragging from corner to corner around it (E). {more}</source>
        <translation>Eine Ellipse zeichnen: um sie herum von Ecke zu Ecke ziehen (E). {more}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>From the right to below, to the left, to a window of its own</source>
        <translation>Von rechts nach unten, nach links, in ein eigenes Fenster</translation>
    </message>
    <message>
        <source>Get it again, or save its points as CSV.</source>
        <translation>Sie noch einmal holen, oder ihre Punkte als CSV speichern.</translation>
    </message>
    <message>
        <source>Give it that ending.</source>
        <translation>Geben Sie ihr diese Endung.</translation>
    </message>
    <message>
        <source>Go on from bar to picture, panels and tables</source>
        <translation>Weiter von der Leiste zu Bild, Bedienfeldern und Tabellen</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>In the table of probes or regions: change the label or the name</source>
        <translation>In der Tabelle der Messpunkte oder Regionen: Beschriftung oder Namen ändern</translation>
    </message>
    <message>
        <source>In the table of probes or regions: choose another one</source>
        <translation>In der Tabelle der Messpunkte oder Regionen: eine andere Zeile wählen</translation>
    </message>
    <message>
        <source>In the units of x and of y; of several shapes that of the whole they make</source>
        <translation>In den Einheiten von x und y; bei mehreren Formen die des Ganzen, das sie bilden</translation>
    </message>
    <message>
        <source>Leave out delimiter, decimal mark, header line and encoding: they are for texts.</source>
        <translation>Trennzeichen, Dezimalzeichen, Kopfzeile und Kodierung weglassen: sie gelten für Texte.</translation>
    </message>
    <message>
        <source>Let the arrow keys pull the next corner, or turn</source>
        <translation>Die Pfeiltasten an der nächsten Ecke ziehen oder drehen lassen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Marginal &amp;histograms</source>
        <translation>Ran&amp;dverteilungen</translation>
    </message>
    <message>
        <source>Move it, with Ctrl one of its shapes; handles pull it, the round one turns it; a click on its line chooses</source>
        <translation>Sie verschieben, mit Strg eine ihrer Formen; Griffe ziehen an ihr, der runde dreht sie; ein Klick auf ihre Linie wählt sie</translation>
    </message>
    <message>
        <source>Move the current probe or region, or the handle that H took, by a bin; else the position that is read</source>
        <translation>Den aktuellen Messpunkt oder die Region, oder den mit H gefassten Griff, um ein Bin bewegen; sonst die abgelesene Position</translation>
    </message>
    <message>
        <source>Move the position that is read, as the mouse does</source>
        <translation>Die abgelesene Position bewegen, wie die Maus es tut</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Den Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>Next &amp;handle</source>
        <translation>Nächster Gri&amp;ff</translation>
    </message>
    <message>
        <source>Nothing was written down.</source>
        <translation>Es wurde nichts aufgeschrieben.</translation>
    </message>
    <message>
        <source>Of the weight of all used points</source>
        <translation>Am Gewicht aller verwendeten Punkte</translation>
    </message>
    <message>
        <source>Open a file of points first.</source>
        <translation>Zuerst eine Datei mit Punkten öffnen.</translation>
    </message>
    <message>
        <source>Open another window beside this one</source>
        <translation>Ein weiteres Fenster neben diesem öffnen</translation>
    </message>
    <message>
        <source>Open recen&amp;t</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the menu in whose name the letter is underlined</source>
        <translation>Das Menü öffnen, in dessen Namen der Buchstabe unterstrichen ist</translation>
    </message>
    <message>
        <source>Panels that share a place</source>
        <translation>Bedienfelder, die sich einen Platz teilen</translation>
    </message>
    <message>
        <source>Panels that share a place: a click, or an arrow key, brings one to the front</source>
        <translation>Bedienfelder, die sich einen Platz teilen: ein Klick oder eine Pfeiltaste holt eines nach vorn</translation>
    </message>
    <message>
        <source>Poly&amp;gon</source>
        <translation>Pol&amp;ygon</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Pr&amp;ofile</source>
        <translation>Pr&amp;ofil</translation>
    </message>
    <message>
        <source>Read at this position, in the unit of the density</source>
        <translation>An dieser Position abgelesen, in der Einheit der Dichte</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Remove what is selected: probes, a region, its corner</source>
        <translation>Entfernen, was gewählt ist: Messpunkte, eine Region, ihre Ecke</translation>
    </message>
    <message>
        <source>Rest on a contour</source>
        <translation>Auf einer Kontur ruhen</translation>
    </message>
    <message>
        <source>Save it again as numbers.</source>
        <translation>Sie noch einmal als Zahlen speichern.</translation>
    </message>
    <message>
        <source>Save it again with gzip, or without compression.</source>
        <translation>Sie noch einmal mit gzip speichern, oder ohne Kompression.</translation>
    </message>
    <message>
        <source>Save it again with its data inside.</source>
        <translation>Sie noch einmal mit ihren Daten darin speichern.</translation>
    </message>
    <message>
        <source>Save it again with the lowest or the highest byte first.</source>
        <translation>Sie mit dem niedrigsten oder dem höchsten Byte zuerst speichern.</translation>
    </message>
    <message>
        <source>Save it again without them, or its points as CSV.</source>
        <translation>Sie ohne diese speichern, oder ihre Punkte als CSV.</translation>
    </message>
    <message>
        <source>Save it again, or save the sheet as CSV.</source>
        <translation>Sie noch einmal speichern, oder das Blatt als CSV speichern.</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>Sie noch einmal speichern.</translation>
    </message>
    <message>
        <source>Save it as GeoJSON.</source>
        <translation>Sie als GeoJSON speichern.</translation>
    </message>
    <message>
        <source>Save it as a file, and open that.</source>
        <translation>Speichern Sie sie als Datei, und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>Save it as text.</source>
        <translation>Sie als Text speichern.</translation>
    </message>
    <message>
        <source>Save it in smaller batches, or as Parquet.</source>
        <translation>Speichern Sie sie in kleineren Stapeln, oder als Parquet.</translation>
    </message>
    <message>
        <source>Save its points as CSV or Parquet.</source>
        <translation>Ihre Punkte als CSV oder Parquet speichern.</translation>
    </message>
    <message>
        <source>Save its points as Parquet or CSV.</source>
        <translation>Ihre Punkte als Parquet oder CSV speichern.</translation>
    </message>
    <message>
        <source>Save the points as CSV, Parquet or NumPy.</source>
        <translation>Die Punkte als CSV, Parquet oder NumPy speichern.</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Save the session when it is done.</source>
        <translation>Speichern Sie die Sitzung, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Save the track as GPX.</source>
        <translation>Den Track als GPX speichern.</translation>
    </message>
    <message>
        <source>Save them in linear coordinates: the units of x and y.</source>
        <translation>Sie in linearen Koordinaten speichern: den Einheiten von x und y.</translation>
    </message>
    <message>
        <source>Save what comes from it as a file, and open that.</source>
        <translation>Was von dort kommt als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Scale &amp;bar</source>
        <translation>Maßstabs&amp;balken</translation>
    </message>
    <message>
        <source>Scatter plot</source>
        <translation>Streudiagramm</translation>
    </message>
    <message>
        <source>Scott&apos;s rule</source>
        <translation>Scott-Regel</translation>
    </message>
    <message>
        <source>See the first rows, and say how the text is written</source>
        <translation>Die ersten Zeilen sehen, und sagen, wie der Text geschrieben ist</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Set the density of the lowest or the highest colour; double click: automatic</source>
        <translation>Die Dichte der niedrigsten oder höchsten Farbe einstellen; Doppelklick: automatisch</translation>
    </message>
    <message>
        <source>Several files</source>
        <translation>Mehrere Dateien</translation>
    </message>
    <message>
        <source>Share of the smoothed mass in its basin: what slopes up to it</source>
        <translation>Anteil der geglätteten Masse in seinem Einzugsgebiet: was zu ihm ansteigt</translation>
    </message>
    <message>
        <source>Share of the smoothed mass in the bins that the line goes around. {level}</source>
        <translation>Anteil der geglätteten Masse in den Bins, die die Linie umschließt. {level}</translation>
    </message>
    <message>
        <source>Shift + drag, or right drag</source>
        <translation>Umschalt + ziehen, oder rechts ziehen</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Show its row; a click on a row shows the whole contour, or the peak</source>
        <translation>Ihre Zeile zeigen; ein Klick auf eine Zeile zeigt die ganze Kontur, oder den Gipfel</translation>
    </message>
    <message>
        <source>Show less, larger</source>
        <translation>Weniger zeigen, größer</translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation>Mehr zeigen, kleiner</translation>
    </message>
    <message>
        <source>Show that part</source>
        <translation>Diesen Teil zeigen</translation>
    </message>
    <message>
        <source>Show the counts of the bins themselves, as with sigma 0 (R)</source>
        <translation>Die Zählwerte der Bins selbst zeigen, wie mit Sigma 0 (R)</translation>
    </message>
    <message>
        <source>Show the counts, not smoothed</source>
        <translation>Die Zählwerte zeigen, ungeglättet</translation>
    </message>
    <message>
        <source>Show the criterion over sigma</source>
        <translation>Das Kriterium über Sigma zeigen</translation>
    </message>
    <message>
        <source>Show the lo&amp;g</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show the points beside the picture</source>
        <translation>Die Punkte neben dem Bild zeigen</translation>
    </message>
    <message>
        <source>Show the whole range</source>
        <translation>Den ganzen Bereich zeigen</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Sigma along y, in bins</source>
        <translation>Sigma entlang y, in Bins</translation>
    </message>
    <message>
        <source>Sigma as it was typed, in bins or in data units</source>
        <translation>Sigma wie eingegeben, in Bins oder in Dateneinheiten</translation>
    </message>
    <message>
        <source>Sigma by Scott&apos;s rule</source>
        <translation>Sigma nach der Scott-Regel</translation>
    </message>
    <message>
        <source>Sigma by cross-validation</source>
        <translation>Sigma durch Kreuzvalidierung</translation>
    </message>
    <message>
        <source>Sigma by diffusion</source>
        <translation>Sigma durch Diffusion</translation>
    </message>
    <message>
        <source>Sigma, in bins</source>
        <translation>Sigma, in Bins</translation>
    </message>
    <message>
        <source>Sigma, in data units</source>
        <translation>Sigma, in Dateneinheiten</translation>
    </message>
    <message>
        <source>Significant maxima, with a table</source>
        <translation>Signifikante Maxima, mit einer Tabelle</translation>
    </message>
    <message>
        <source>Skipped rows</source>
        <translation>Übersprungene Zeilen</translation>
    </message>
    <message>
        <source>Smoothed counts</source>
        <translation>Geglättete Zählwerte</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing with sigma = {width}</source>
        <translation>Geglättet mit Sigma = {width}</translation>
    </message>
    <message>
        <source>Something went wrong in Sfumato</source>
        <translation>In Sfumato ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Sorting the points</source>
        <translation>Punkte werden sortiert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source of the points</source>
        <translation>Quelle der Punkte</translation>
    </message>
    <message>
        <source>Space keeps the position, P pins a probe, Ctrl+C copies the readout.</source>
        <translation>Die Leertaste hält die Position fest, P setzt einen Messpunkt, Strg+C kopiert die Ablesung.</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadratisch</translation>
    </message>
    <message>
        <source>Square bins</source>
        <translation>Quadratische Bins</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian along y, in bins.</source>
        <translation>Standardabweichung der Gaußkurve entlang y, in Bins.</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian in data units: sigma in bins × width of a bin.
Two numbers, x × y, where they differ.
What is typed here, or found by a rule, is held when the bins change.</source>
        <translation>Standardabweichung der Gaußkurve in Dateneinheiten: Sigma in Bins × Breite eines Bins.
Zwei Zahlen, x × y, wo sie sich unterscheiden.
Was hier eingegeben oder von einer Regel gefunden wird, bleibt, wenn sich die Bins ändern.</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian that smooths the counts, in bins.</source>
        <translation>Standardabweichung der Gaußkurve, die die Zählwerte glättet, in Bins.</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian, in bins.</source>
        <translation>Standardabweichung der Gaußkurve, in Bins.</translation>
    </message>
    <message>
        <source>Standard error of the density that is told; what stands behind each number is on a page of its own.</source>
        <translation>Standardfehler der angegebenen Dichte; was hinter jeder Zahl steht, sagt eine eigene Seite.</translation>
    </message>
    <message>
        <source>Standard error of this very value: sqrt(sum of w² K²) over the points, K being the kernel with the interpolation and the folded border in it. It covers the expectation of the smoothed density, not the density before smoothing.</source>
        <translation>Standardfehler eben dieses Wertes: sqrt(Summe w² K²) über die Punkte; in K, dem Kern, sind Interpolation und gefalteter Rand enthalten. Er gilt für den Erwartungswert der geglätteten Dichte, nicht für die Dichte vor der Glättung.</translation>
    </message>
    <message>
        <source>Star field</source>
        <translation>Sternfeld</translation>
    </message>
    <message>
        <source>Stata</source>
        <translation>Stata</translation>
    </message>
    <message>
        <source>Stop the work and stay with the picture that is shown (Esc)</source>
        <translation>Die Arbeit anhalten und beim gezeigten Bild bleiben (Esc)</translation>
    </message>
    <message>
        <source>Sum / area ± error of the sum / area: the error is that of the points themselves</source>
        <translation>Summe / Fläche ± Fehler der Summe / Fläche: der Fehler ist der der Punkte selbst</translation>
    </message>
    <message>
        <source>Sum of the weights inside ± its standard error, the root of the sum of their squares</source>
        <translation>Summe der Gewichte darin ± ihr Standardfehler, die Wurzel aus der Summe ihrer Quadrate</translation>
    </message>
    <message>
        <source>Sums along {axis}</source>
        <translation>Summen entlang {axis}</translation>
    </message>
    <message>
        <source>Sums of the counts for each bin of {axis}, not smoothed, with their error ± sqrt(sum of w²);
where bins are narrow, means of some. The curve is that of the smoothed picture.</source>
        <translation>Summen der Zählwerte für jedes Bin von {axis}, ungeglättet, mit ihrem Fehler ± sqrt(Summe w²);
wo Bins schmal sind, Mittelwerte einiger. Die Kurve ist die des geglätteten Bilds.</translation>
    </message>
    <message>
        <source>Sums over the points inside, edges included; mean density = sum of w / area ± sqrt(sum of w²) / area.</source>
        <translation>Summen über die Punkte darin, Ränder eingeschlossen; mittlere Dichte = Summe w / Fläche ± sqrt(Summe w²) / Fläche.</translation>
    </message>
    <message>
        <source>TIFF picture</source>
        <translation>TIFF-Bild</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table of text</source>
        <translation>Texttabelle</translation>
    </message>
    <message>
        <source>Tables and controls</source>
        <translation>Tabellen und Bedienelemente</translation>
    </message>
    <message>
        <source>Tables of points</source>
        <translation>Tabellen mit Punkten</translation>
    </message>
    <message>
        <source>Take hold there, as for a ruler; a second time lets go</source>
        <translation>Dort anfassen, wie für ein Lineal; beim zweiten Mal loslassen</translation>
    </message>
    <message>
        <source>Take it out of the polygon; drag the middle of an edge for a new one</source>
        <translation>Sie aus dem Polygon nehmen; die Mitte einer Kante ziehen für eine neue</translation>
    </message>
    <message>
        <source>Take the columns that are guessed, and forget the chosen ones</source>
        <translation>Die vermuteten Spalten nehmen und die gewählten vergessen</translation>
    </message>
    <message>
        <source>Take the last step back: a setting, columns, a probe</source>
        <translation>Den letzten Schritt zurücknehmen: eine Einstellung, Spalten, einen Messpunkt</translation>
    </message>
    <message>
        <source>Ten bins at a time</source>
        <translation>Zehn Bins auf einmal</translation>
    </message>
    <message>
        <source>Text table</source>
        <translation>Texttabelle</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The bar marks the present sigma, the ring the smallest.</source>
        <translation>Der Strich zeigt das aktuelle Sigma, der Ring das kleinste Kriterium.</translation>
    </message>
    <message>
        <source>The central 99.8 % of the points along each axis</source>
        <translation>Die mittleren 99,8 % der Punkte entlang jeder Achse</translation>
    </message>
    <message>
        <source>The centre of no bin lies inside</source>
        <translation>Die Mitte keines Bins liegt darin</translation>
    </message>
    <message>
        <source>The centre of that bin</source>
        <translation>Die Mitte dieses Bins</translation>
    </message>
    <message>
        <source>The column whose values are summed in each bin; none: a point weighs 1</source>
        <translation>Die Spalte, deren Werte in jedem Bin summiert werden; keine: ein Punkt wiegt 1</translation>
    </message>
    <message>
        <source>The column whose values are x</source>
        <translation>Die Spalte mit den Werten von x</translation>
    </message>
    <message>
        <source>The column whose values are y</source>
        <translation>Die Spalte mit den Werten von y</translation>
    </message>
    <message>
        <source>The columns were guessed from their names and contents; choose others here</source>
        <translation>Die Spalten wurden aus ihren Namen und Inhalten vermutet; hier andere wählen</translation>
    </message>
    <message>
        <source>The command line was copied</source>
        <translation>Die Befehlszeile wurde kopiert</translation>
    </message>
    <message>
        <source>The command line was copied, without {what}</source>
        <translation>Die Befehlszeile wurde kopiert, ohne {what}</translation>
    </message>
    <message>
        <source>The counts, smoothed by a Gaussian and interpolated (bilinear) between the centres of the bins.</source>
        <translation>Die Zählwerte, mit einer Gaußkurve geglättet und zwischen den Mitten der Bins (bilinear) interpoliert.</translation>
    </message>
    <message>
        <source>The criterion of cross-validation over sigma; a click in it takes that sigma</source>
        <translation>Das Kriterium der Kreuzvalidierung über Sigma; ein Klick hinein nimmt dieses Sigma</translation>
    </message>
    <message>
        <source>The density that takes the highest colour, in the unit shown</source>
        <translation>Die Dichte, die die höchste Farbe bekommt, in der gezeigten Einheit</translation>
    </message>
    <message>
        <source>The density that takes the lowest colour, in the unit shown</source>
        <translation>Die Dichte, die die niedrigste Farbe bekommt, in der gezeigten Einheit</translation>
    </message>
    <message>
        <source>The formats that can be read, and what becomes of a file</source>
        <translation>Die lesbaren Formate, und was aus einer Datei wird</translation>
    </message>
    <message>
        <source>The formulae, and where they come from</source>
        <translation>Die Formeln, und woher sie kommen</translation>
    </message>
    <message>
        <source>The largest {axis} that is binned, in data units</source>
        <translation>Das größte {axis}, das in Bins geteilt wird, in Dateneinheiten</translation>
    </message>
    <message>
        <source>The libraries of the program, and their licences</source>
        <translation>Die Bibliotheken des Programms, und ihre Lizenzen</translation>
    </message>
    <message>
        <source>The line around the smallest region that holds {share:g} % of the mass</source>
        <translation>Die Linie um die kleinste Region, die {share:g} % der Masse enthält</translation>
    </message>
    <message>
        <source>The line with the names of the columns; the rows come below it</source>
        <translation>Die Zeile mit den Namen der Spalten; die Daten stehen darunter</translation>
    </message>
    <message>
        <source>The lowest density takes the last colour of the map, the highest the first</source>
        <translation>Die niedrigste Dichte bekommt die letzte Farbe der Palette, die höchste die erste</translation>
    </message>
    <message>
        <source>The next control, the one before</source>
        <translation>Das nächste Bedienelement, das vorige</translation>
    </message>
    <message>
        <source>The number of points is fixed: sqrt(sum of w² (K - p)²) / W.</source>
        <translation>Die Anzahl der Punkte steht fest: sqrt(Summe w² (K - p)²) / W.</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>Das Bild allein</translation>
    </message>
    <message>
        <source>The picture comes as soon as the points are there</source>
        <translation>Das Bild kommt, sobald die Punkte da sind</translation>
    </message>
    <message>
        <source>The points, smoothed; the status bar tells the density at the mouse</source>
        <translation>Die Punkte, geglättet; die Statusleiste nennt die Dichte an der Maus</translation>
    </message>
    <message>
        <source>The range that is on screen now</source>
        <translation>Der Bereich, der gerade zu sehen ist</translation>
    </message>
    <message>
        <source>The rectangle that is binned. Panning and zooming never change a number.</source>
        <translation>Das Rechteck, das in Bins geteilt wird. Verschieben und Zoomen ändern nie eine Zahl.</translation>
    </message>
    <message>
        <source>The region of which a share is told too; double-click to choose it</source>
        <translation>Die Region, deren Anteil auch angegeben wird; Doppelklick, um sie zu wählen</translation>
    </message>
    <message>
        <source>The same factor and unit for x and y</source>
        <translation>Gleicher Faktor und gleiche Einheit für x und y</translation>
    </message>
    <message>
        <source>The same sigma along y as along x</source>
        <translation>Das gleiche Sigma entlang y wie entlang x</translation>
    </message>
    <message>
        <source>The smallest range that holds all points</source>
        <translation>Der kleinste Bereich, der alle Punkte enthält</translation>
    </message>
    <message>
        <source>The smallest {axis} that is binned, in data units</source>
        <translation>Das kleinste {axis}, das in Bins geteilt wird, in Dateneinheiten</translation>
    </message>
    <message>
        <source>The smoothed counts, in the unit chosen; under the mouse interpolated between the centres of the bins.</source>
        <translation>Die geglätteten Zählwerte in der gewählten Einheit; unter der Maus zwischen den Mitten der Bins interpoliert.</translation>
    </message>
    <message>
        <source>The sums along both axes, above and beside the picture</source>
        <translation>Die Summen entlang beider Achsen, über und neben dem Bild</translation>
    </message>
    <message>
        <source>The table, sheet or data set of this file</source>
        <translation>Die Tabelle, das Blatt oder der Datensatz dieser Datei</translation>
    </message>
    <message>
        <source>The weight that lies in both, of the weight in that region</source>
        <translation>Das Gewicht, das in beiden liegt, am Gewicht in dieser Region</translation>
    </message>
    <message>
        <source>The widest is {widest:g} bins.</source>
        <translation>Das breiteste hat {widest:g} Bins.</translation>
    </message>
    <message>
        <source>The {what} would run from {low} to {high}: give the other number too</source>
        <translation>{what}: von {low} bis {high} geht nicht, bitte auch die andere Zahl eingeben</translation>
    </message>
    <message>
        <source>Their share of all used points: they were not smoothed, so it is another number</source>
        <translation>Ihr Anteil an allen verwendeten Punkten: sie sind nicht geglättet, daher ist er eine andere Zahl</translation>
    </message>
    <message>
        <source>There is no area</source>
        <translation>Es gibt keine Fläche</translation>
    </message>
    <message>
        <source>There may be {most}; longer tables are for the command line.</source>
        <translation>Höchstens {most} sind möglich; für längere Tabellen gibt es die Befehlszeile.</translation>
    </message>
    <message>
        <source>There may be {most}; more are for the command line.</source>
        <translation>Höchstens {most} sind möglich; für mehr gibt es die Befehlszeile.</translation>
    </message>
    <message>
        <source>This is a bug in Sfumato, not your fault. You can go on; the picture that was shown is still there.</source>
        <translation>Das ist ein Fehler in Sfumato. Es kann weitergehen; das gezeigte Bild ist noch da.</translation>
    </message>
    <message>
        <source>This position lies outside the range</source>
        <translation>Diese Position liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>This share of the density&apos;s mass lies in bins at least as dense as here.</source>
        <translation>Dieser Anteil der Masse der Dichte liegt in Bins, die mindestens so dicht sind wie hier.</translation>
    </message>
    <message>
        <source>Top of the quadratic through the bin and its neighbours, in data units</source>
        <translation>Scheitel des Polynoms zweiten Grades durch das Bin und seine Nachbarn, in Dateneinheiten</translation>
    </message>
    <message>
        <source>Try again, or copy the file.</source>
        <translation>Noch einmal versuchen, oder die Datei kopieren.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Try utf-8, cp1252 or utf-16.</source>
        <translation>utf-8, cp1252 oder utf-16 versuchen.</translation>
    </message>
    <message>
        <source>Two are needed; its columns are {columns}.</source>
        <translation>Zwei werden gebraucht; die Spalten sind {columns}.</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Uncompress it with funpack.</source>
        <translation>Mit funpack entpacken.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit of the density</source>
        <translation>Einheit der Dichte</translation>
    </message>
    <message>
        <source>Unit of x and y. Press to give another one, and what the numbers are to be multiplied by</source>
        <translation>Einheit von x und y. Drücken, um eine andere anzugeben, und womit die Zahlen multipliziert werden</translation>
    </message>
    <message>
        <source>Unit of {axis}</source>
        <translation>Einheit von {axis}</translation>
    </message>
    <message>
        <source>Unit of {axis} after the factor, e.g. nm; nothing: as the file tells</source>
        <translation>Einheit von {axis} nach dem Faktor, z. B. nm; nichts: wie in der Datei</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Units of x and y</source>
        <translation>Einheiten von x und y</translation>
    </message>
    <message>
        <source>Unpack it and choose a file, or the folder.</source>
        <translation>Es entpacken und eine Datei wählen, oder den Ordner.</translation>
    </message>
    <message>
        <source>Unpack it and choose one: {names}{more}.</source>
        <translation>Es entpacken und eine wählen: {names}{more}.</translation>
    </message>
    <message>
        <source>Unpack it first, if you trust it.</source>
        <translation>Zuerst entpacken, falls sie vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>Zuerst entpacken.</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Use a part of it, or save its points as Parquet or CSV.</source>
        <translation>Einen Teil davon verwenden, oder die Punkte als Parquet oder CSV speichern.</translation>
    </message>
    <message>
        <source>Use a part of it, or save its points as text.</source>
        <translation>Einen Teil davon verwenden, oder die Punkte als Text speichern.</translation>
    </message>
    <message>
        <source>Use a part of it.</source>
        <translation>Einen Teil davon verwenden.</translation>
    </message>
    <message>
        <source>Use a part of the file.</source>
        <translation>Einen Teil der Datei verwenden.</translation>
    </message>
    <message>
        <source>Use box, circle, ellipse and polygon, with plain numbers.</source>
        <translation>box, circle, ellipse und polygon mit einfachen Zahlen verwenden.</translation>
    </message>
    <message>
        <source>Use weights up to {heaviest:g}, or none.</source>
        <translation>Gewichte bis {heaviest:g} verwenden, oder keine.</translation>
    </message>
    <message>
        <source>Use {unit}</source>
        <translation>{unit} verwenden</translation>
    </message>
    <message>
        <source>VOTable</source>
        <translation>VOTable</translation>
    </message>
    <message>
        <source>Values of FCS are those that were stored, without gains and amplifiers; the limits of columns of FITS drop nothing. A very long JSON file has the columns of its first 20 000 values.</source>
        <translation>Werte aus FCS sind die gespeicherten, ohne Verstärkungen; die Grenzen von FITS-Spalten lassen nichts weg. Eine sehr lange JSON-Datei hat die Spalten ihrer ersten 20 000 Werte.</translation>
    </message>
    <message>
        <source>W. G. Cochran, Sampling Techniques (1977), section 2.11.</source>
        <translation>W. G. Cochran, Sampling Techniques (1977), Abschnitt 2.11.</translation>
    </message>
    <message>
        <source>Weighing peaks</source>
        <translation>Gipfel werden gewichtet</translation>
    </message>
    <message>
        <source>Western (Windows 1252)</source>
        <translation>Westeuropäisch (Windows 1252)</translation>
    </message>
    <message>
        <source>What do I see?</source>
        <translation>Was sehe ich?</translation>
    </message>
    <message>
        <source>What do the colours mean?</source>
        <translation>Was bedeuten die Farben?</translation>
    </message>
    <message>
        <source>What does the readout say?</source>
        <translation>Was sagt die Ablesung?</translation>
    </message>
    <message>
        <source>What is counted?</source>
        <translation>Was wird gezählt?</translation>
    </message>
    <message>
        <source>What is drawn and counted: the points inside, one by one. It is told in the table while it is dragged.</source>
        <translation>Was gezeichnet und gezählt wird: die Punkte darin, einzeln. Es steht in der Tabelle, während gezogen wird.</translation>
    </message>
    <message>
        <source>What is found in it</source>
        <translation>Was darin gefunden wird</translation>
    </message>
    <message>
        <source>What is sigma?</source>
        <translation>Was ist Sigma?</translation>
    </message>
    <message>
        <source>What is worth knowing about this sigma</source>
        <translation>Was über dieses Sigma wissenswert ist</translation>
    </message>
    <message>
        <source>What lies in the bin under the mouse, not smoothed.</source>
        <translation>Was im Bin unter der Maus liegt, ungeglättet.</translation>
    </message>
    <message>
        <source>What lies in the bin, not smoothed.</source>
        <translation>Was im Bin liegt, ungeglättet.</translation>
    </message>
    <message>
        <source>What parts the cells, the decimal mark, the line with the names and the encoding are found by looking. The button beside the file&apos;s name tells what was found; press it to see the first rows and to say otherwise.</source>
        <translation>Trennzeichen, Dezimalzeichen, die Zeile mit den Namen und die Zeichenkodierung werden durch Hinsehen gefunden. Die Schaltfläche neben dem Dateinamen sagt, was gefunden wurde; ein Druck darauf zeigt die ersten Zeilen und lässt anderes sagen.</translation>
    </message>
    <message>
        <source>What stands before the decimals of a number</source>
        <translation>Was vor den Dezimalstellen einer Zahl steht</translation>
    </message>
    <message>
        <source>What stands between the cells of a row</source>
        <translation>Was zwischen den Zellen einer Zeile steht</translation>
    </message>
    <message>
        <source>What the keys do and what the words mean</source>
        <translation>Was die Tasten tun und was die Begriffe bedeuten</translation>
    </message>
    <message>
        <source>What the numbers mean: for pixels of 130 nm the factor is 130 and the unit nm.</source>
        <translation>Was die Zahlen bedeuten: für Pixel von 130 nm ist der Faktor 130 und die Einheit nm.</translation>
    </message>
    <message>
        <source>What the probe is called; double-click or F2 to change it</source>
        <translation>Wie der Messpunkt heißt; Doppelklick oder F2, um es zu ändern</translation>
    </message>
    <message>
        <source>What the region is called; double-click or F2 to change it</source>
        <translation>Wie die Region heißt; Doppelklick oder F2, um es zu ändern</translation>
    </message>
    <message>
        <source>What the sigma that the rule finds is multiplied by, {least} to {most}</source>
        <translation>Womit das von der Regel gefundene Sigma multipliziert wird, {least} bis {most}</translation>
    </message>
    <message>
        <source>What was written down of what went wrong; no data is in it</source>
        <translation>Was aufgeschrieben wurde über das, was schiefging; Daten sind nicht darin</translation>
    </message>
    <message>
        <source>What went wrong, the latest last. It stands in {file}.</source>
        <translation>Was schiefging, das Neueste zuletzt. Es steht in {file}.</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Where sigma comes from.</source>
        <translation>Woher Sigma kommt.</translation>
    </message>
    <message>
        <source>Which density takes which colour. No number changes. Automatic: linear, or asinh where the 99th
percentile of the densities lies below a twentieth of their maximum.</source>
        <translation>Welche Dichte welche Farbe bekommt. Keine Zahl ändert sich. Automatisch: linear, oder asinh, wo das 99.
Perzentil der Dichten unter einem Zwanzigstel ihres Maximums liegt.</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>While drawing: put a shape into the chosen region, or take it away there</source>
        <translation>Beim Zeichnen: eine Form zur gewählten Region hinzufügen, oder von ihr wegnehmen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why rows were skipped</source>
        <translation>Warum Zeilen übersprungen wurden</translation>
    </message>
    <message>
        <source>With Shift it is added to the chosen region, with Ctrl taken away from it</source>
        <translation>Mit Umschalt wird es zur gewählten Region hinzugefügt, mit Strg von ihr weggenommen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Wrapping longitudes</source>
        <translation>Längengrade werden umgelegt</translation>
    </message>
    <message>
        <source>Write a position in each line.</source>
        <translation>In jede Zeile eine Position schreiben.</translation>
    </message>
    <message>
        <source>Write all with the same mark.</source>
        <translation>Alle mit dem gleichen Zeichen schreiben.</translation>
    </message>
    <message>
        <source>Write the numbers without marks of thousands, or all with the same number of decimals.</source>
        <translation>Die Zahlen ohne Tausenderzeichen schreiben, oder alle mit gleich vielen Dezimalstellen.</translation>
    </message>
    <message>
        <source>Write the peaks to a file of comma-separated values</source>
        <translation>Die Gipfel in eine Datei durch Komma getrennter Werte schreiben</translation>
    </message>
    <message>
        <source>Write the picture or its numbers to a file</source>
        <translation>Das Bild oder seine Zahlen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Write the probes to a file of comma-separated values</source>
        <translation>Die Messpunkte in eine Datei durch Komma getrennter Werte schreiben</translation>
    </message>
    <message>
        <source>Write the probes to a table of values</source>
        <translation>Die Messpunkte in eine Tabelle von Werten schreiben</translation>
    </message>
    <message>
        <source>Write the profile to a file of comma-separated values</source>
        <translation>Das Profil in eine Datei durch Komma getrennter Werte schreiben</translation>
    </message>
    <message>
        <source>Write the rows of your table in one of the regions</source>
        <translation>Die Zeilen der eigenen Tabelle schreiben, die in einer der Regionen liegen</translation>
    </message>
    <message>
        <source>Write the rows of your table that lie in one of the regions to a file</source>
        <translation>Die Zeilen der eigenen Tabelle, die in einer der Regionen liegen, in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Write what was chosen, pinned and drawn for this file, to go on with another day</source>
        <translation>Schreiben, was für diese Datei gewählt, gesetzt und gezeichnet wurde, um ein andermal weiterzumachen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>You chose these columns for this header before; press to forget that and take the guess</source>
        <translation>Diese Spalten wurden für diese Kopfzeile früher gewählt; drücken, um das zu vergessen und die Vermutung zu nehmen</translation>
    </message>
    <message>
        <source>Z. I. Botev, J. F. Grotowski, D. P. Kroese, The Annals of Statistics 38 (2010), 2916-2957.</source>
        <translation>Z. I. Botev, J. F. Grotowski, D. P. Kroese, The Annals of Statistics 38 (2010), 2916-2957.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>V&amp;ergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom at the mouse</source>
        <translation>An der Maus zoomen</translation>
    </message>
    <message>
        <source>Zoom to a box</source>
        <translation>In ein Rechteck zoomen</translation>
    </message>
    <message>
        <source>a few bins are far denser than the rest, so the colours follow an asinh scale</source>
        <translation>einige Bins sind weit dichter als der Rest, daher folgen die Farben einer asinh-Skala</translation>
    </message>
    <message>
        <source>a fraction of the maximum has no error: the maximum is uncertain too</source>
        <translation>ein Anteil am Maximum hat keinen Fehler: auch das Maximum ist unsicher</translation>
    </message>
    <message>
        <source>a pasted table has no file</source>
        <translation>eine eingefügte Tabelle hat keine Datei</translation>
    </message>
    <message>
        <source>a point weighs 1</source>
        <translation>ein Punkt wiegt 1</translation>
    </message>
    <message>
        <source>a weight is as large as {weight:g}</source>
        <translation>ein Gewicht beträgt {weight:g}</translation>
    </message>
    <message>
        <source>a weight or a density is negative, or there is none above 0: there are no shares of the mass</source>
        <translation>ein Gewicht oder eine Dichte ist negativ, oder keine liegt über 0: es gibt keine Anteile an der Masse</translation>
    </message>
    <message>
        <source>angle as degrees</source>
        <translation>Winkel als Grad</translation>
    </message>
    <message>
        <source>another export is still being written</source>
        <translation>ein anderer Export wird noch geschrieben</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>area in deg² on the sphere</source>
        <translation>Fläche in deg² auf der Kugel</translation>
    </message>
    <message>
        <source>area in {unit}</source>
        <translation>Fläche in {unit}</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie gefunden</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>wie eingegeben</translation>
    </message>
    <message>
        <source>as you chose before</source>
        <translation>wie zuvor gewählt</translation>
    </message>
    <message>
        <source>as you said</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>asinh</source>
        <translation>asinh</translation>
    </message>
    <message>
        <source>asinh(density / s), from low to high; linear below s, logarithmic above</source>
        <translation>asinh(Dichte / s), von niedrig bis hoch; linear unter s, logarithmisch darüber</translation>
    </message>
    <message>
        <source>at a density</source>
        <translation>bei einer Dichte</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>automatic ({scale})</source>
        <translation>automatisch ({scale})</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>senkrechter Strich</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>bin {column}, {row}</source>
        <translation>Bin {column}, {row}</translation>
    </message>
    <message>
        <source>bin: column, row, from 0 at the smallest x and y.</source>
        <translation>Bin: Spalte, Zeile, von 0 beim kleinsten x und y.</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>click the picture, press P, or give a position</source>
        <translation>ins Bild klicken, P drücken, oder eine Position eingeben</translation>
    </message>
    <message>
        <source>colon</source>
        <translation>Doppelpunkt</translation>
    </message>
    <message>
        <source>colour limits</source>
        <translation>Farbgrenzen</translation>
    </message>
    <message>
        <source>colour map</source>
        <translation>Farbpalette</translation>
    </message>
    <message>
        <source>colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>colours from {low} to {high} cannot be shown on a {scale} scale, so the limits follow the data</source>
        <translation>Farben von {low} bis {high} lassen sich auf der Skala {scale} nicht zeigen, daher folgen die Grenzen den Daten</translation>
    </message>
    <message>
        <source>column {one} of {file} has {rows} values, column {other} has {others}</source>
        <translation>Spalte {one} von {file} hat {rows} Werte, Spalte {other} hat {others}</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>comma (1,5)</source>
        <translation>Komma (1,5)</translation>
    </message>
    <message>
        <source>contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>contours at densities of another unit</source>
        <translation>Konturen bei Dichten einer anderen Einheit</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>cross-validation is best below one bin, so sigma is by Scott&apos;s rule</source>
        <translation>die Kreuzvalidierung ist unter einem Bin am besten, daher folgt Sigma der Scott-Regel</translation>
    </message>
    <message>
        <source>dark to light, for print</source>
        <translation>dunkel nach hell, für den Druck</translation>
    </message>
    <message>
        <source>dark to light, perceptually uniform, made for the colour-blind</source>
        <translation>dunkel nach hell, gleichmäßig wahrgenommen, für Farbfehlsichtige gemacht</translation>
    </message>
    <message>
        <source>dark to light, perceptually uniform, safe for the colour-blind</source>
        <translation>dunkel nach hell, gleichmäßig wahrgenommen, für Farbfehlsichtige geeignet</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>decimal comma</source>
        <translation>Dezimalkomma</translation>
    </message>
    <message>
        <source>decimal point</source>
        <translation>Dezimalpunkt</translation>
    </message>
    <message>
        <source>deg² as plotted</source>
        <translation>deg² wie aufgetragen</translation>
    </message>
    <message>
        <source>deg² on the sphere</source>
        <translation>deg² auf der Kugel</translation>
    </message>
    <message>
        <source>densities that were typed {unit} are no lines of this picture</source>
        <translation>Dichten, die {unit} eingegeben wurden, sind keine Linien dieses Bildes</translation>
    </message>
    <message>
        <source>density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>density ({unit})</source>
        <translation>Dichte ({unit})</translation>
    </message>
    <message>
        <source>density {unit}</source>
        <translation>Dichte {unit}</translation>
    </message>
    <message>
        <source>distance along the line</source>
        <translation>Abstand entlang der Linie</translation>
    </message>
    <message>
        <source>distance along the line [{unit}]</source>
        <translation>Abstand entlang der Linie [{unit}]</translation>
    </message>
    <message>
        <source>distance along the line, x and y in their own units</source>
        <translation>Abstand entlang der Linie, x und y in ihren eigenen Einheiten</translation>
    </message>
    <message>
        <source>distance {length}   angle {angle:.1f}°</source>
        <translation>Abstand {length}   Winkel {angle:.1f}°</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>Einzelpunkte</translation>
    </message>
    <message>
        <source>draw one, or open a file of regions (.reg, .geojson)</source>
        <translation>eine zeichnen, oder eine Datei mit Regionen öffnen (.reg, .geojson)</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>equalised</source>
        <translation>angeglichen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>error of the mean</source>
        <translation>Fehler des Mittels</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>fewer than 5 effective points stand behind this value, so the error is not to be relied on</source>
        <translation>weniger als 5 effektive Punkte stehen hinter diesem Wert, daher ist auf den Fehler kein Verlass</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>found: {what}</source>
        <translation>gefunden: {what}</translation>
    </message>
    <message>
        <source>fraction of maximum</source>
        <translation>Anteil am Maximum</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>from 0 (logarithm: the 1st percentile) to the 99.9th percentile</source>
        <translation>von 0 (Logarithmus: vom 1. Perzentil) bis zum 99,9. Perzentil</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>vermutet</translation>
    </message>
    <message>
        <source>half of the occupied bins have fewer than 5 effective points behind them: fewer bins or more sigma</source>
        <translation>hinter der Hälfte der besetzten Bins stehen weniger als 5 effektive Punkte: weniger Bins oder mehr Sigma</translation>
    </message>
    <message>
        <source>hours as degrees</source>
        <translation>Stunden als Grad</translation>
    </message>
    <message>
        <source>how the axes are laid out</source>
        <translation>die Lage der Achsen</translation>
    </message>
    <message>
        <source>in the {share} region</source>
        <translation>in der {share}-Region</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>length {length} {unit}</source>
        <translation>Länge {length} {unit}</translation>
    </message>
    <message>
        <source>length {n}</source>
        <translation>Länge {n}</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>light to dark, as in the notebook; safe for the colour-blind</source>
        <translation>hell nach dunkel, wie im Notebook; für Farbfehlsichtige geeignet</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>Zeile {n}</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>ln(density / low) / ln(high / low); what is not above 0 takes the lowest colour</source>
        <translation>ln(Dichte / niedrig) / ln(hoch / niedrig); was nicht über 0 liegt, bekommt die niedrigste Farbe</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>Logarithmus</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>longitudes</source>
        <translation>Längengrade</translation>
    </message>
    <message>
        <source>longitudes are counted from elsewhere now; regions and probes stay at the numbers where they were put</source>
        <translation>Längengrade werden nun von anderswo gezählt; Regionen und Messpunkte bleiben bei den Zahlen, bei denen sie gesetzt wurden</translation>
    </message>
    <message>
        <source>marginal histograms</source>
        <translation>Randverteilungen</translation>
    </message>
    <message>
        <source>mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>mean density</source>
        <translation>mittl. Dichte</translation>
    </message>
    <message>
        <source>minimum to maximum</source>
        <translation>Minimum bis Maximum</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>more: 99 %, or a density</source>
        <translation>mehr: 99 %, oder eine Dichte</translation>
    </message>
    <message>
        <source>n_eff</source>
        <translation>n_eff</translation>
    </message>
    <message>
        <source>names in line {line}</source>
        <translation>Namen in Zeile {line}</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>keine Zeile</translation>
    </message>
    <message>
        <source>no names</source>
        <translation>keine Namen</translation>
    </message>
    <message>
        <source>no point lies in the range</source>
        <translation>in dem Bereich liegt kein Punkt</translation>
    </message>
    <message>
        <source>no point lies outside the {share} region: with more sigma, or a smaller share, some may</source>
        <translation>außerhalb der {share}-Region liegt kein Punkt: mit mehr Sigma oder kleinerem Anteil vielleicht</translation>
    </message>
    <message>
        <source>no point lies within reach of the kernel, so there is no error</source>
        <translation>in Reichweite des Kerns liegt kein Punkt, daher gibt es keinen Fehler</translation>
    </message>
    <message>
        <source>no structure found: cross-validation is best at the widest sigma</source>
        <translation>keine Struktur gefunden: die Kreuzvalidierung ist beim breitesten Sigma am besten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none told</source>
        <translation>keine angegeben</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>of points</source>
        <translation>der Punkte</translation>
    </message>
    <message>
        <source>old Office</source>
        <translation>altes Office</translation>
    </message>
    <message>
        <source>on the sphere {angle}°</source>
        <translation>auf der Kugel {angle}°</translation>
    </message>
    <message>
        <source>or paste a table (Ctrl+V), or look at a sample</source>
        <translation>oder eine Tabelle einfügen (Strg+V), oder ein Beispiel ansehen</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>p = (density - low) / (high - low)</source>
        <translation>p = (Dichte - niedrig) / (hoch - niedrig)</translation>
    </message>
    <message>
        <source>p to the power of the exponent</source>
        <translation>p hoch Exponent</translation>
    </message>
    <message>
        <source>part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <source>parted by {delimiter}</source>
        <translation>getrennt durch {delimiter}</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Gipfel</translation>
    </message>
    <message>
        <source>peak at</source>
        <translation>Gipfel bei</translation>
    </message>
    <message>
        <source>peak x</source>
        <translation>Gipfel x</translation>
    </message>
    <message>
        <source>peak y</source>
        <translation>Gipfel y</translation>
    </message>
    <message>
        <source>peaks</source>
        <translation>Gipfel</translation>
    </message>
    <message>
        <source>per bin</source>
        <translation>pro Bin</translation>
    </message>
    <message>
        <source>per bin / (width × height of a bin)</source>
        <translation>pro Bin / (Breite × Höhe eines Bins)</translation>
    </message>
    <message>
        <source>per bin / its maximum</source>
        <translation>pro Bin / sein Maximum</translation>
    </message>
    <message>
        <source>per deg² on the sphere</source>
        <translation>pro deg² auf der Kugel</translation>
    </message>
    <message>
        <source>per square degree on the sphere</source>
        <translation>pro Quadratgrad auf der Kugel</translation>
    </message>
    <message>
        <source>per unit area</source>
        <translation>pro Flächeneinheit</translation>
    </message>
    <message>
        <source>per unit area / cos(y), for x and y in degrees</source>
        <translation>pro Flächeneinheit / cos(y), für x und y in Grad</translation>
    </message>
    <message>
        <source>per unit area / weight of all used points</source>
        <translation>pro Flächeneinheit / Gewicht aller verwendeten Punkte</translation>
    </message>
    <message>
        <source>per {area}</source>
        <translation>pro {area}</translation>
    </message>
    <message>
        <source>percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>place of a probe</source>
        <translation>Ort eines Messpunkts</translation>
    </message>
    <message>
        <source>point (1.5)</source>
        <translation>Punkt (1.5)</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>position frozen</source>
        <translation>Position festgehalten</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Potenz</translation>
    </message>
    <message>
        <source>power {exponent:g}</source>
        <translation>Potenz {exponent:g}</translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>present sigma {width} bins</source>
        <translation>aktuelles Sigma {width} Bins</translation>
    </message>
    <message>
        <source>probability per unit area</source>
        <translation>Wahrscheinlichkeit pro Flächeneinheit</translation>
    </message>
    <message>
        <source>probability per {area}</source>
        <translation>Wahrscheinlichkeit pro {area}</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>Messpunkt</translation>
    </message>
    <message>
        <source>probes</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>range of x</source>
        <translation>Bereich von x</translation>
    </message>
    <message>
        <source>range of y</source>
        <translation>Bereich von y</translation>
    </message>
    <message>
        <source>raw counts</source>
        <translation>rohe Zählwerte</translation>
    </message>
    <message>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>region &quot;{name}&quot; is to be a part of &quot;{parent}&quot;, which is not there</source>
        <translation>Region „{name}“ soll ein Teil von „{parent}“ sein, das nicht da ist</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>reset to defaults</source>
        <translation>auf Voreinstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>Zeile {n}</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>shape of a region</source>
        <translation>Form einer Region</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>share of it</source>
        <translation>Anteil daran</translation>
    </message>
    <message>
        <source>sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>sigma is below one bin: the picture is hardly smoother than the counts</source>
        <translation>Sigma liegt unter einem Bin: das Bild ist kaum glatter als die Zählwerte</translation>
    </message>
    <message>
        <source>sigma is wider than the picture</source>
        <translation>Sigma ist breiter als das Bild</translation>
    </message>
    <message>
        <source>sigma is {sigma}</source>
        <translation>Sigma ist {sigma}</translation>
    </message>
    <message>
        <source>sigma is {sigma} bins wide</source>
        <translation>Sigma ist {sigma} Bins breit</translation>
    </message>
    <message>
        <source>sigma {width} bins: click to take it</source>
        <translation>Sigma {width} Bins: klicken, um es zu nehmen</translation>
    </message>
    <message>
        <source>significance</source>
        <translation>Signifikanz</translation>
    </message>
    <message>
        <source>significance at least</source>
        <translation>Signifikanz mindestens</translation>
    </message>
    <message>
        <source>skipped: {reasons}</source>
        <translation>übersprungen: {reasons}</translation>
    </message>
    <message>
        <source>smallest at {width} bins</source>
        <translation>am kleinsten bei {width} Bins</translation>
    </message>
    <message>
        <source>smoothed count of a bin</source>
        <translation>geglätteter Zählwert eines Bins</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>sqrt</translation>
    </message>
    <message>
        <source>sqrt(p)</source>
        <translation>sqrt(p)</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the bend of the locked scale</source>
        <translation>die Biegung der festgehaltenen Skala</translation>
    </message>
    <message>
        <source>the densities are too large to be told as {unit}: bins or weights are too small or too large</source>
        <translation>die Dichten sind zu groß, um {unit} angegeben zu werden: Bins oder Gewichte sind zu klein oder zu groß</translation>
    </message>
    <message>
        <source>the density is nowhere above 0, or a weight is negative: there are no shares of its mass</source>
        <translation>die Dichte liegt nirgends über 0, oder ein Gewicht ist negativ: es gibt keine Anteile an ihrer Masse</translation>
    </message>
    <message>
        <source>the diffusion plug-in asks for less than one bin, so sigma is by Scott&apos;s rule</source>
        <translation>das Diffusions-Plug-in verlangt weniger als ein Bin, daher folgt Sigma der Scott-Regel</translation>
    </message>
    <message>
        <source>the diffusion plug-in has no solution, so sigma is by Scott&apos;s rule</source>
        <translation>das Diffusions-Plug-in hat keine Lösung, daher folgt Sigma der Scott-Regel</translation>
    </message>
    <message>
        <source>the disk refuses it</source>
        <translation>der Datenträger verweigert es</translation>
    </message>
    <message>
        <source>the factor of sigma is {factor}</source>
        <translation>der Faktor von Sigma ist {factor}</translation>
    </message>
    <message>
        <source>the first {n}</source>
        <translation>die ersten {n}</translation>
    </message>
    <message>
        <source>the kernel is wider than the extent</source>
        <translation>der Kern ist breiter als die Ausdehnung</translation>
    </message>
    <message>
        <source>the largest density is negative, so there is no fraction of it</source>
        <translation>die größte Dichte ist negativ, daher gibt es keinen Anteil an ihr</translation>
    </message>
    <message>
        <source>the name is not possible</source>
        <translation>der Name ist nicht möglich</translation>
    </message>
    <message>
        <source>the name {file} is too long</source>
        <translation>der Name {file} ist zu lang</translation>
    </message>
    <message>
        <source>the picture is still being made</source>
        <translation>das Bild entsteht noch</translation>
    </message>
    <message>
        <source>the range is too small to be divided into bins</source>
        <translation>der Bereich ist zu klein, um in Bins geteilt zu werden</translation>
    </message>
    <message>
        <source>the range of {axis} runs from {low} to {high}</source>
        <translation>der Bereich von {axis} geht von {low} bis {high}</translation>
    </message>
    <message>
        <source>the regions (export them as .reg, and add --regions)</source>
        <translation>die Regionen (als .reg exportieren, und --regions anfügen)</translation>
    </message>
    <message>
        <source>the share of the bins (not empty, between the limits) with a smaller density</source>
        <translation>der Anteil der Bins (nicht leer, zwischen den Grenzen) mit kleinerer Dichte</translation>
    </message>
    <message>
        <source>the smallest and the largest density</source>
        <translation>die kleinste und die größte Dichte</translation>
    </message>
    <message>
        <source>the table cannot be pasted: {reason}</source>
        <translation>die Tabelle kann nicht eingefügt werden: {reason}</translation>
    </message>
    <message>
        <source>the table is still being made</source>
        <translation>die Tabelle entsteht noch</translation>
    </message>
    <message>
        <source>the values of {name} run from {low:g} to {high:g}, too far apart to be binned</source>
        <translation>die Werte von {name} gehen von {low:g} bis {high:g}, zu weit auseinander für Bins</translation>
    </message>
    <message>
        <source>the weights add up to {total:g}, so there is no probability</source>
        <translation>die Gewichte ergeben zusammen {total:g}, daher gibt es keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>the {what} runs from {low} to {high}</source>
        <translation>{what} geht von {low} bis {high}</translation>
    </message>
    <message>
        <source>there are no points</source>
        <translation>es gibt keine Punkte</translation>
    </message>
    <message>
        <source>there are no probes to export</source>
        <translation>es gibt keine Messpunkte zu exportieren</translation>
    </message>
    <message>
        <source>there are no regions</source>
        <translation>es gibt keine Regionen</translation>
    </message>
    <message>
        <source>there are no {kinds} to write to {file}</source>
        <translation>es gibt keine {kinds}, die nach {file} zu schreiben wären</translation>
    </message>
    <message>
        <source>there is no colour map {name}</source>
        <translation>es gibt keine Farbpalette {name}</translation>
    </message>
    <message>
        <source>there is no encoding {encoding}</source>
        <translation>es gibt keine Zeichenkodierung {encoding}</translation>
    </message>
    <message>
        <source>there is no folder for {file}</source>
        <translation>es gibt keinen Ordner für {file}</translation>
    </message>
    <message>
        <source>there is no position to add</source>
        <translation>es gibt keine Position hinzuzufügen</translation>
    </message>
    <message>
        <source>there is no sample {name}</source>
        <translation>es gibt kein Beispiel {name}</translation>
    </message>
    <message>
        <source>there is no table in the clipboard</source>
        <translation>in der Zwischenablage ist keine Tabelle</translation>
    </message>
    <message>
        <source>this picture is preliminary, and has no error yet</source>
        <translation>dieses Bild ist vorläufig und hat noch keinen Fehler</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>too few points for cross-validation, so sigma is by Scott&apos;s rule</source>
        <translation>zu wenige Punkte für die Kreuzvalidierung, daher folgt Sigma der Scott-Regel</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit…</source>
        <translation>Einheit…</translation>
    </message>
    <message>
        <source>value of the bin</source>
        <translation>Wert des Bins</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>width of a bin along x {x}
width of a bin along y {y}</source>
        <translation>Breite eines Bins entlang x {x}
Breite eines Bins entlang y {y}</translation>
    </message>
    <message>
        <source>with Shift</source>
        <translation>mit Umschalt</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>x {x}  y {y}</source>
        <translation>x {x}  y {y}</translation>
    </message>
    <message>
        <source>x {x}, y {y}, weight {weight}</source>
        <translation>x {x}, y {y}, Gewicht {weight}</translation>
    </message>
    <message>
        <source>x, y</source>
        <translation>x; y</translation>
    </message>
    <message>
        <source>x, y, x, y</source>
        <translation>x; y; x; y</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>y reaches {y:g}, which is no latitude in degrees, so there is no area on the sphere</source>
        <translation>y erreicht {y:g}, das ist keine Breite in Grad, daher gibt es keine Fläche auf der Kugel</translation>
    </message>
    <message>
        <source>{bins} bins</source>
        <translation>{bins} Bins</translation>
    </message>
    <message>
        <source>{cell} in column {column} of {file} may be a fraction, or thousands</source>
        <translation>{cell} in Spalte {column} von {file} kann ein Bruch sein, oder Tausender</translation>
    </message>
    <message>
        <source>{columns}, {n} of numbers</source>
        <translation>{columns}, {n} davon Zahlen</translation>
    </message>
    <message>
        <source>{columns}, {n} of numbers: too few, points need two</source>
        <translation>{columns}, {n} davon Zahlen: zu wenige, Punkte brauchen zwei</translation>
    </message>
    <message>
        <source>{count} files were given that are not one set ({reason}): {file} is opened, still waiting: {rest}</source>
        <translation>{count} Dateien wurden übergeben, die kein gemeinsamer Datensatz sind ({reason}): {file} wird geöffnet, es warten noch: {rest}</translation>
    </message>
    <message>
        <source>{count} files were given: {file} is opened, still waiting: {rest}</source>
        <translation>{count} Dateien wurden übergeben: {file} wird geöffnet, es warten noch: {rest}</translation>
    </message>
    <message>
        <source>{count} levels are more than can be told apart</source>
        <translation>{count} Niveaus sind mehr, als sich unterscheiden lassen</translation>
    </message>
    <message>
        <source>{count} probes are too many</source>
        <translation>{count} Messpunkte sind zu viele</translation>
    </message>
    <message>
        <source>{count} regions are too many</source>
        <translation>{count} Regionen sind zu viele</translation>
    </message>
    <message>
        <source>{count} regions were read from {file}</source>
        <translation>{count} Regionen wurden aus {file} gelesen</translation>
    </message>
    <message>
        <source>{density}, area in {area}</source>
        <translation>{density}, Fläche in {area}</translation>
    </message>
    <message>
        <source>{density}, {scale} scale</source>
        <translation>{density}, Skala {scale}</translation>
    </message>
    <message>
        <source>{field}: &quot;{typed}&quot; is no number</source>
        <translation>{field}: „{typed}“ ist keine Zahl</translation>
    </message>
    <message>
        <source>{field}: {typed} is less than {least}, which is taken</source>
        <translation>{field}: {typed} ist zu klein, {least} wird genommen</translation>
    </message>
    <message>
        <source>{field}: {typed} is more than {most}, which is taken</source>
        <translation>{field}: {typed} ist zu groß, {most} wird genommen</translation>
    </message>
    <message>
        <source>{field}: {typed} is no whole number, {taken} is taken</source>
        <translation>{field}: {typed} ist keine ganze Zahl, {taken} wird genommen</translation>
    </message>
    <message>
        <source>{file} and {n} more</source>
        <translation>{file} und {n} weitere</translation>
    </message>
    <message>
        <source>{file} breaks the rules of VOTables: {reason}</source>
        <translation>{file} verletzt die Regeln von VOTables: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>{file} kann nicht geöffnet werden: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{file} defines entities, which are not followed</source>
        <translation>{file} definiert Entitäten; ihnen wird nicht gefolgt</translation>
    </message>
    <message>
        <source>{file} does not end in the suffix of an export</source>
        <translation>{file} endet nicht auf die Endung eines Exports</translation>
    </message>
    <message>
        <source>{file} does not end in {suffix}</source>
        <translation>{file} endet nicht auf {suffix}</translation>
    </message>
    <message>
        <source>{file} does not exist</source>
        <translation>{file} ist nicht vorhanden</translation>
    </message>
    <message>
        <source>{file} does not fit into memory</source>
        <translation>{file} passt nicht in den Speicher</translation>
    </message>
    <message>
        <source>{file} ends in the middle: it has fewer points than its header says</source>
        <translation>{file} endet mittendrin: sie hat weniger Punkte, als ihr Kopf sagt</translation>
    </message>
    <message>
        <source>{file} ends in the middle: it was not written to its end</source>
        <translation>{file} endet mittendrin: sie wurde nicht zu Ende geschrieben</translation>
    </message>
    <message>
        <source>{file} ends in the middle: its table has fewer rows than its header says</source>
        <translation>{file} endet mittendrin: ihre Tabelle hat weniger Zeilen, als ihr Kopf sagt</translation>
    </message>
    <message>
        <source>{file} gives no points from columns {x} and {y}: none of its {rows} rows has finite numbers there ({reasons})</source>
        <translation>{file} ergibt keine Punkte aus den Spalten {x} und {y}: keine ihrer {rows} Zeilen hat dort endliche Zahlen ({reasons})</translation>
    </message>
    <message>
        <source>{file} gives no positions from columns {x} and {y}: none of its {rows} rows has finite numbers there</source>
        <translation>{file} ergibt keine Positionen aus den Spalten {x} und {y}: keine ihrer {rows} Zeilen hat dort endliche Zahlen</translation>
    </message>
    <message>
        <source>{file} has a line that never ends</source>
        <translation>{file} hat eine Zeile, die nie endet</translation>
    </message>
    <message>
        <source>{file} has about {rows} rows, which need {size} of memory where {free} are free</source>
        <translation>{file} hat etwa {rows} Zeilen, die {size} Speicher brauchen, wo {free} frei sind</translation>
    </message>
    <message>
        <source>{file} has changed since it was read</source>
        <translation>{file} hat sich geändert, seit sie gelesen wurde</translation>
    </message>
    <message>
        <source>{file} has columns but no rows</source>
        <translation>{file} hat Spalten, aber keine Zeilen</translation>
    </message>
    <message>
        <source>{file} has more than {most} cells in a line, more like a picture than points</source>
        <translation>{file} hat mehr als {most} Zellen in einer Zeile, eher wie ein Bild als wie Punkte</translation>
    </message>
    <message>
        <source>{file} has no column &quot;{column}&quot;</source>
        <translation>{file} hat keine Spalte „{column}“</translation>
    </message>
    <message>
        <source>{file} has no columns of numbers</source>
        <translation>{file} hat keine Spalten von Zahlen</translation>
    </message>
    <message>
        <source>{file} has no line {line} at its start that could be the header</source>
        <translation>{file} hat an ihrem Anfang keine Zeile {line}, die die Kopfzeile sein könnte</translation>
    </message>
    <message>
        <source>{file} has no sheets</source>
        <translation>{file} hat keine Tabellenblätter</translation>
    </message>
    <message>
        <source>{file} has no table {table}</source>
        <translation>{file} hat keine Tabelle {table}</translation>
    </message>
    <message>
        <source>{file} has only one column</source>
        <translation>{file} hat nur eine Spalte</translation>
    </message>
    <message>
        <source>{file} has only one column of numbers</source>
        <translation>{file} hat nur eine Spalte von Zahlen</translation>
    </message>
    <message>
        <source>{file} has other columns than {first}: {columns}</source>
        <translation>{file} hat andere Spalten als {first}: {columns}</translation>
    </message>
    <message>
        <source>{file} has regions in {system} coordinates</source>
        <translation>{file} hat Regionen in {system}-Koordinaten</translation>
    </message>
    <message>
        <source>{file} has {most} elements inside of each other in line {line}, which no table has</source>
        <translation>In Zeile {line} von {file} liegen {most} Elemente ineinander, wie in keiner Tabelle</translation>
    </message>
    <message>
        <source>{file} has {rows} rows or more, too many for its size to be points</source>
        <translation>{file} hat {rows} Zeilen oder mehr, zu viele für ihre Größe, um Punkte zu sein</translation>
    </message>
    <message>
        <source>{file} holds Python objects, which could run programs and are not read</source>
        <translation>{file} enthält Python-Objekte, die Programme ausführen könnten und nicht gelesen werden</translation>
    </message>
    <message>
        <source>{file} holds a compressed table</source>
        <translation>{file} enthält eine komprimierte Tabelle</translation>
    </message>
    <message>
        <source>{file} holds a value of more than {most} characters in line {line}</source>
        <translation>{file} enthält in Zeile {line} einen Wert von mehr als {most} Zeichen</translation>
    </message>
    <message>
        <source>{file} holds an array of shape {shape}</source>
        <translation>{file} enthält ein Array der Form {shape}</translation>
    </message>
    <message>
        <source>{file} holds another packed file</source>
        <translation>{file} enthält eine weitere gepackte Datei</translation>
    </message>
    <message>
        <source>{file} holds more than {most} files</source>
        <translation>{file} enthält mehr als {most} Dateien</translation>
    </message>
    <message>
        <source>{file} holds more than {size} when unpacked</source>
        <translation>{file} enthält entpackt mehr als {size}</translation>
    </message>
    <message>
        <source>{file} holds no points</source>
        <translation>{file} enthält keine Punkte</translation>
    </message>
    <message>
        <source>{file} holds no regions</source>
        <translation>{file} enthält keine Regionen</translation>
    </message>
    <message>
        <source>{file} holds no table</source>
        <translation>{file} enthält keine Tabelle</translation>
    </message>
    <message>
        <source>{file} holds no table of a known format</source>
        <translation>{file} enthält keine Tabelle eines bekannten Formats</translation>
    </message>
    <message>
        <source>{file} holds no table of points</source>
        <translation>{file} enthält keine Tabelle von Punkten</translation>
    </message>
    <message>
        <source>{file} holds no table, pictures perhaps</source>
        <translation>{file} enthält keine Tabelle, vielleicht Bilder</translation>
    </message>
    <message>
        <source>{file} holds no two columns of the same length</source>
        <translation>{file} enthält keine zwei Spalten gleicher Länge</translation>
    </message>
    <message>
        <source>{file} holds regions</source>
        <translation>{file} enthält Regionen</translation>
    </message>
    <message>
        <source>{file} holds {columns} columns, more like a picture than points</source>
        <translation>{file} enthält {columns} Spalten, eher wie ein Bild als wie Punkte</translation>
    </message>
    <message>
        <source>{file} holds {size} when unpacked, far more than a sheet of points</source>
        <translation>{file} enthält entpackt {size}, weit mehr als ein Blatt mit Punkten</translation>
    </message>
    <message>
        <source>{file} holds {size} when unpacked, far too much for its size to be points</source>
        <translation>{file} enthält ausgepackt {size}, viel zu viel für Punkte in einer Datei dieser Größe</translation>
    </message>
    <message>
        <source>{file} is a device or a pipe, not a file</source>
        <translation>{file} ist ein Gerät oder eine Pipe, keine Datei</translation>
    </message>
    <message>
        <source>{file} is a folder</source>
        <translation>{file} ist ein Ordner</translation>
    </message>
    <message>
        <source>{file} is a folder without files that can be read</source>
        <translation>{file} ist ein Ordner ohne lesbare Dateien</translation>
    </message>
    <message>
        <source>{file} is a {kind} file, which cannot be read</source>
        <translation>{file} ist eine Datei der Art {kind}, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>{file} is an archive</source>
        <translation>{file} ist ein Archiv</translation>
    </message>
    <message>
        <source>{file} is an archive of {number} files</source>
        <translation>{file} ist ein Archiv von {number} Dateien</translation>
    </message>
    <message>
        <source>{file} is an archive without files</source>
        <translation>{file} ist ein Archiv ohne Dateien</translation>
    </message>
    <message>
        <source>{file} is an exported picture of a density, not its points</source>
        <translation>{file} ist das exportierte Bild einer Dichte, nicht ihre Punkte</translation>
    </message>
    <message>
        <source>{file} is damaged and cannot be read</source>
        <translation>{file} ist beschädigt und kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>{file} is damaged in line {line}, or was not written to its end</source>
        <translation>{file} ist in Zeile {line} beschädigt, oder wurde nicht zu Ende geschrieben</translation>
    </message>
    <message>
        <source>{file} is damaged, or is not what it says it is</source>
        <translation>{file} ist beschädigt, oder nicht das, was sie zu sein behauptet</translation>
    </message>
    <message>
        <source>{file} is damaged, or no workbook</source>
        <translation>{file} ist beschädigt, oder keine Arbeitsmappe</translation>
    </message>
    <message>
        <source>{file} is damaged, or was not written to its end</source>
        <translation>{file} ist beschädigt, oder wurde nicht zu Ende geschrieben</translation>
    </message>
    <message>
        <source>{file} is damaged: there is no number where one should be, among the rows {first} to {last}</source>
        <translation>{file} ist beschädigt: zwischen den Zeilen {first} und {last} steht keine Zahl, wo eine sein sollte</translation>
    </message>
    <message>
        <source>{file} is empty</source>
        <translation>{file} ist leer</translation>
    </message>
    <message>
        <source>{file} is encrypted</source>
        <translation>{file} ist verschlüsselt</translation>
    </message>
    <message>
        <source>{file} is locked by a password</source>
        <translation>{file} ist durch ein Kennwort gesperrt</translation>
    </message>
    <message>
        <source>{file} is no JSON from line {line} on, or was not written to its end</source>
        <translation>{file} ist ab Zeile {line} kein JSON, oder wurde nicht zu Ende geschrieben</translation>
    </message>
    <message>
        <source>{file} is no file of regions</source>
        <translation>{file} ist keine Datei mit Regionen</translation>
    </message>
    <message>
        <source>{file} is no longer there; what was read of it stays</source>
        <translation>{file} ist nicht mehr da; was von ihr gelesen wurde, bleibt</translation>
    </message>
    <message>
        <source>{file} is no session, or a damaged one</source>
        <translation>{file} ist keine Sitzung, oder eine beschädigte</translation>
    </message>
    <message>
        <source>{file} is no text in UTF-8</source>
        <translation>{file} ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>{file} is no text table</source>
        <translation>{file} ist keine Texttabelle</translation>
    </message>
    <message>
        <source>{file} is no text table, but {format}</source>
        <translation>{file} ist keine Texttabelle, sondern {format}</translation>
    </message>
    <message>
        <source>{file} is not JSON</source>
        <translation>{file} ist kein JSON</translation>
    </message>
    <message>
        <source>{file} is not a text file, nor of another known format</source>
        <translation>{file} ist weder eine Textdatei noch von einem anderen bekannten Format</translation>
    </message>
    <message>
        <source>{file} is packed by a filter that is not known (number {filter})</source>
        <translation>{file} ist durch einen unbekannten Filter gepackt (Nummer {filter})</translation>
    </message>
    <message>
        <source>{file} is packed in a way that is not known</source>
        <translation>{file} ist auf unbekannte Weise gepackt</translation>
    </message>
    <message>
        <source>{file} is packed in a way that this Python was built without: {module}</source>
        <translation>{file} ist auf eine Weise gepackt, die diesem Python fehlt: {module}</translation>
    </message>
    <message>
        <source>{file} is still being read</source>
        <translation>{file} wird noch gelesen</translation>
    </message>
    <message>
        <source>{file} is the file that the points came from</source>
        <translation>{file} ist die Datei, aus der die Punkte kamen</translation>
    </message>
    <message>
        <source>{file} is too large for a file of regions</source>
        <translation>{file} ist zu groß für eine Datei mit Regionen</translation>
    </message>
    <message>
        <source>{file} may not be written</source>
        <translation>{file} darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>{file} may not be written: the disk is read-only</source>
        <translation>{file} darf nicht geschrieben werden: der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{file} must not be read</source>
        <translation>{file} darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>{file} names no columns</source>
        <translation>{file} nennt keine Spalten</translation>
    </message>
    <message>
        <source>{file} needs more than {limit} of memory to be read</source>
        <translation>{file} braucht zum Lesen mehr als {limit} Speicher</translation>
    </message>
    <message>
        <source>{file} needs {library}, which is not installed</source>
        <translation>{file} braucht {library}, das nicht installiert ist</translation>
    </message>
    <message>
        <source>{file} needs {library}, which this program was built without</source>
        <translation>{file} braucht {library}, das in diesem Programm fehlt</translation>
    </message>
    <message>
        <source>{file} needs {size} of memory at once where {free} are free</source>
        <translation>{file} braucht auf einmal {size} Speicher, es sind {free} frei</translation>
    </message>
    <message>
        <source>{file} refers to another file for its data, which is not followed</source>
        <translation>{file} verweist für ihre Daten auf eine andere Datei; dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>{file} stores its bytes in the order {order}, which is not known</source>
        <translation>{file} speichert ihre Bytes in der Reihenfolge {order}, die nicht bekannt ist</translation>
    </message>
    <message>
        <source>{file} stores its events as {kind} in mode {mode}, which is not known</source>
        <translation>{file} speichert ihre Ereignisse als {kind} im Modus {mode}, der nicht bekannt ist</translation>
    </message>
    <message>
        <source>{file} took too long: nothing came of it for {seconds} seconds</source>
        <translation>{file} dauerte zu lange: {seconds} Sekunden lang kam nichts von ihr</translation>
    </message>
    <message>
        <source>{file} was changed while it was read</source>
        <translation>{file} wurde beim Lesen verändert</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is full</source>
        <translation>{file} wurde nicht geschrieben: der Datenträger ist voll</translation>
    </message>
    <message>
        <source>{file} was not written: your share of the disk is full</source>
        <translation>{file} wurde nicht geschrieben: der eigene Anteil am Datenträger ist voll</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}</source>
        <translation>{file} wurde nicht geschrieben: {reason}</translation>
    </message>
    <message>
        <source>{file} was written</source>
        <translation>{file} wurde geschrieben</translation>
    </message>
    <message>
        <source>{file} was written, without {columns}</source>
        <translation>{file} wurde ohne {columns} geschrieben</translation>
    </message>
    <message>
        <source>{file} writes numbers with another decimal mark in column {column} ({cell}) than in others</source>
        <translation>{file} schreibt Zahlen in Spalte {column} mit einem anderen Dezimalzeichen ({cell}) als in anderen</translation>
    </message>
    <message>
        <source>{file}, line {number}: &quot;{text}&quot; is no shape that points lie in</source>
        <translation>{file}, Zeile {number}: „{text}“ ist keine Form, in der Punkte liegen</translation>
    </message>
    <message>
        <source>{file}: feature {number} is no polygon of finite numbers</source>
        <translation>{file}: Feature {number} ist kein Polygon aus endlichen Zahlen</translation>
    </message>
    <message>
        <source>{formats}; more on a page of its own.</source>
        <translation>{formats}; mehr auf einer eigenen Seite.</translation>
    </message>
    <message>
        <source>{length} along x</source>
        <translation>{length} entlang x</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} bis {high} %</translation>
    </message>
    <message>
        <source>{names} and {more} more</source>
        <translation>{names} und {more} weitere</translation>
    </message>
    <message>
        <source>{n} column</source>
        <translation>{n} Spalte</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>{n} Spalten</translation>
    </message>
    <message>
        <source>{n} peak</source>
        <translation>{n} Gipfel</translation>
    </message>
    <message>
        <source>{n} peaks</source>
        <translation>{n} Gipfel</translation>
    </message>
    <message>
        <source>{n} point</source>
        <translation>{n} Punkt</translation>
    </message>
    <message>
        <source>{n} point outside the range</source>
        <translation>{n} Punkt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>{n} point so far</source>
        <translation>{n} Punkt bisher</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} Punkte</translation>
    </message>
    <message>
        <source>{n} points outside the range</source>
        <translation>{n} Punkte außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>{n} points so far</source>
        <translation>{n} Punkte bisher</translation>
    </message>
    <message>
        <source>{n} row</source>
        <translation>{n} Zeile</translation>
    </message>
    <message>
        <source>{n} row in the bin</source>
        <translation>{n} Zeile im Bin</translation>
    </message>
    <message>
        <source>{n} row read</source>
        <translation>{n} Zeile gelesen</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{n} rows in the bin</source>
        <translation>{n} Zeilen im Bin</translation>
    </message>
    <message>
        <source>{n} rows read</source>
        <translation>{n} Zeilen gelesen</translation>
    </message>
    <message>
        <source>{peaks}, the densest {n} of them are shown</source>
        <translation>{peaks}, die dichtesten {n} davon werden gezeigt</translation>
    </message>
    <message>
        <source>{place}  density {density}</source>
        <translation>{place}  Dichte {density}</translation>
    </message>
    <message>
        <source>{place}  outside the range</source>
        <translation>{place}  außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>{read}, {points}, {n} skipped.</source>
        <translation>{read}, {points}, {n} übersprungen.</translation>
    </message>
    <message>
        <source>{read}; left out, as no point lies in them: {kinds}</source>
        <translation>{read}; ausgelassen, da keine Punkte darin liegen können: {kinds}</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>{share:.0f} % of the points share a position, so sigma is by Scott&apos;s rule</source>
        <translation>{share:.0f} % der Punkte teilen eine Position, daher folgt Sigma der Scott-Regel</translation>
    </message>
    <message>
        <source>{suffixes}: one table of any of these inside</source>
        <translation>{suffixes}: eine Tabelle eines dieser Formate darin</translation>
    </message>
    <message>
        <source>{value} per bin</source>
        <translation>{value} pro Bin</translation>
    </message>
</context>
</TS>
